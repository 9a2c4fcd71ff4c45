import { uuidOfDigits } from '#core/uuid.ts';
import { sql, type Keyring, type Tx } from '#platform';

/** 96 bits: a longer id would be folded onto a line of its own, which some mail programs do not survive. */
const signatureLength = 16;

/** Our signature of what stands before it in an id. */
export function idSignature(keyring: Keyring, plain: string): string {
  return keyring.sign('mail-id', plain).split('~').at(-1)!.slice(0, signatureLength);
}

/**
 * The Message-ID of a mail we send: made of the message's id and our signature, so that sending it again gives the same
 * id and our own mail is known when it comes back, even to a database that forgot it.
 */
export function ownMailId(keyring: Keyring, message: string, domain: string): string {
  const plain = message.replaceAll('-', '');
  return `${plain}.${idSignature(keyring, plain)}@${domain}`;
}

/** The message a Message-ID of ours stands for; undefined when it does not carry our signature. */
export function messageOfMailId(keyring: Keyring, mailId: string): string | undefined {
  const [, plain, signature] = /^([0-9a-f]{32})\.([^@]+)@/.exec(mailId) ?? [];
  if (plain === undefined || signature !== idSignature(keyring, plain)) return undefined;
  return uuidOfDigits(plain);
}

/** The messages of ours that these Message-IDs stand for: by our signature, or (signed with an older key) by memory. */
export async function ownMessages(tx: Tx, keyring: Keyring, mailIds: string[]): Promise<string[]> {
  if (mailIds.length === 0) return [];
  const signed = mailIds.map((id) => messageOfMailId(keyring, id)).filter((id) => id !== undefined);
  const rows = await tx.all<{ id: string }>(sql`
    select id from channels.message where id = any(${signed}::uuid[]) and direction = 'out'
    union select message.id from channels.mail_reference join channels.message on message.id = mail_reference.message
      where mail_reference.workspace = ${tx.workspace} and mail_id = any(${mailIds}::text[]) and direction = 'out'`);
  return rows.map(({ id }) => id);
}
