import type { Keyring } from '#platform';

const purpose = 'mail-id';

/**
 * The Message-ID of a mail we send: made of the message's id and our signature, so that sending it again gives the same
 * id and our own mail is known when it comes back, even to a database that forgot it.
 */
export function ownMailId(keyring: Keyring, message: string, domain: string): string {
  const plain = message.replaceAll('-', '');
  return `${plain}.${keyring.sign(purpose, plain)}@${domain}`;
}

/** The message a Message-ID of ours stands for; undefined when it is not ours. */
export function messageOfMailId(keyring: Keyring, mailId: string): string | undefined {
  const found = /^([0-9a-f]{32})\.([^@]+)@/.exec(mailId);
  const [, plain, signature] = found ?? [];
  if (plain === undefined || signature === undefined || !keyring.verify(purpose, plain, signature)) return undefined;
  return plain.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
