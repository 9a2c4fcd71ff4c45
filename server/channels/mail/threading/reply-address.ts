import { createHash } from 'node:crypto';
import { sql, type Keyring, type Tx } from '#platform';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const tokenPattern = /^[a-z2-7]{26}$/;

/** A signature squeezed into what an address may hold: 26 letters and digits of one case (130 bits). */
function tokenOf(keyring: Keyring, thread: string): string {
  const digest = createHash('sha256').update(keyring.sign('reply-address', thread)).digest();
  return Array.from({ length: 26 }, (_, at) => {
    const bits = at * 5;
    const word = (digest[bits >> 3]! << 8) | digest[(bits >> 3) + 1]!;
    return alphabet[(word >> (11 - (bits & 7))) & 31];
  }).join('');
}

/** The address that answers to this thread come back to: `support+<token>@…`. Kept, so that a changed key breaks no old mail. */
export async function replyAddress(
  tx: Tx,
  keyring: Keyring,
  about: { thread: string; address: string },
): Promise<string> {
  const { token } = await tx.one<{ token: string }>(sql`update channels.thread
    set reply_token = coalesce(reply_token, ${tokenOf(keyring, about.thread)})
    where id = ${about.thread} returning reply_token as token`);
  const at = about.address.lastIndexOf('@');
  return `${about.address.slice(0, at)}+${token}${about.address.slice(at)}`;
}

/** An address without what stands after a plus, and that part by itself. */
export function splitPlus(address: string): { base: string; tag: string | undefined } {
  const found = /^([^+@]+)\+([^@]*)(@.+)$/.exec(address.toLowerCase());
  return found ? { base: `${found[1]}${found[3]}`, tag: found[2] } : { base: address.toLowerCase(), tag: undefined };
}

/** The threads that these addresses were made for. */
export async function threadsOfReplyAddress(
  tx: Tx,
  addresses: string[],
): Promise<Array<{ thread: string; address: string }>> {
  const byToken = new Map(addresses.map((address) => [splitPlus(address).tag ?? '', address]));
  const tokens = [...byToken.keys()].filter((tag) => tokenPattern.test(tag)).slice(0, 20);
  if (tokens.length === 0) return [];
  const rows = await tx.all<{ thread: string; token: string }>(sql`select id as thread, reply_token as token
    from channels.thread where workspace = ${tx.workspace} and reply_token = any(${tokens}::text[])`);
  return rows.map(({ thread, token }) => ({ thread, address: byToken.get(token) ?? token }));
}
