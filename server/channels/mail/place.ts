import { sql, type Keyring, type Tx } from '#platform';
import { participantsOf, threadOf } from '../threads.ts';
import type { ReadMail } from './read-mail.ts';
import { threadsByReference } from './references.ts';
import { ownMessages } from './own-mail-id.ts';
import { threadOfReplyAddress } from './reply-address.ts';

/** Where a mail belongs. Without a thread it begins one; then `splitReason` says why it did not go where it pointed. */
export type Place = { thread: string | undefined; splitReason: string | undefined };

async function mayContinue(tx: Tx, thread: string, addresses: readonly string[]): Promise<boolean> {
  const participants = await participantsOf(tx, thread);
  return participants.some(({ address }) => addresses.includes(address));
}

/** Threads that answered mails of ours belong to, even when their reference rows are gone. */
async function threadsOfOwnIds(tx: Tx, keyring: Keyring, ids: string[]): Promise<string[]> {
  const messages = await ownMessages(tx, keyring, ids);
  if (messages.length === 0) return [];
  const rows = await tx.all<{ thread: string }>(
    sql`select distinct thread from channels.message where id = any(${messages}::uuid[])`,
  );
  return rows.map(({ thread }) => thread);
}

/**
 * Finds the thread of a mail: by the reply address that was made for it, then by In-Reply-To, then by References from the
 * newest. Knowing an address or an id is not enough: the sender must take part in that thread already, or a new one begins.
 * `partners` are those outside whom a mail is shared with: the sender, or whom we wrote to.
 */
export async function placeMail(
  tx: Tx,
  keyring: Keyring,
  input: { mail: ReadMail; recipients: string[]; partners?: string[] },
): Promise<Place> {
  const { mail, partners = [mail.from.address] } = input;
  const byAddress = await threadOfReplyAddress(tx, input.recipients);
  const own = mail.mailId === undefined ? [] : [mail.mailId];
  const ids = [...mail.inReplyTo, ...mail.references.toReversed(), ...own];
  const byIds = [...(await threadsByReference(tx, ids)), ...(await threadsOfOwnIds(tx, keyring, ids))];
  const candidates = [...new Set([...(byAddress === undefined ? [] : [byAddress]), ...byIds])];
  for (const thread of candidates) {
    if (await mayContinue(tx, thread, partners)) return { thread, splitReason: undefined };
  }
  const [pointed] = candidates;
  if (pointed === undefined) return { thread: undefined, splitReason: undefined };
  const { subject } = await threadOf(tx, pointed);
  const splitReason = `${partners.join(', ')} takes no part in the conversation “${subject}” that this mail refers to.`;
  return { thread: undefined, splitReason };
}
