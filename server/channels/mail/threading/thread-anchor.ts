import { uuidOfDigits } from '#core/uuid.ts';
import type { Keyring } from '#platform';
import { idSignature } from './own-mail-id.ts';

/**
 * An id that stands first in the References of every mail of a thread. No mail bears it: where a provider puts an id of its own
 * in the place of ours, the answer still names this one.
 */
export function threadAnchor(keyring: Keyring, thread: string, domain: string): string {
  const plain = `c${thread.replaceAll('-', '')}`;
  return `${plain}.${idSignature(keyring, plain)}@${domain}`;
}

/** The thread that an id was made for; undefined when it does not carry our signature. */
export function threadOfAnchor(keyring: Keyring, mailId: string): string | undefined {
  const [, plain, signature] = /^(c[0-9a-f]{32})\.([^@]{1,64})@/.exec(mailId) ?? [];
  if (plain === undefined || signature !== idSignature(keyring, plain)) return undefined;
  return uuidOfDigits(plain.slice(1));
}
