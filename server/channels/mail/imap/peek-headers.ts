import { createHash } from 'node:crypto';
import type { ImapFlow } from 'imapflow';
import { sql, type Tx } from '#platform';
import { inFolder, type Folder } from './folder.ts';

/** `Received` has the time and number of this one delivery: two mails with one Message-ID differ in it. */
const looked = ['message-id', 'date', 'from', 'to', 'subject', 'received'];

export type Peek = { uid: number; size: number | undefined; arrived: Date | undefined; key: Buffer | undefined };

function keyOf(size: number | undefined, headers: Buffer | undefined): Buffer | undefined {
  const text = headers?.toString('latin1').trim() ?? '';
  // Without these, two forms handed in within one second look the same from outside: both are fetched.
  if (!/^(message-id|received):/im.test(text)) return undefined;
  return createHash('sha256')
    .update(`${size ?? 0}\n${text}`)
    .digest()
    .subarray(0, 16);
}

/** `3,4,5,9` as IMAP writes it: `3:5,9`. */
function setOf(uids: number[]): string {
  const ranges: Array<[number, number]> = [];
  for (const uid of uids) {
    const last = ranges.at(-1);
    if (last?.[1] === uid - 1) last[1] = uid;
    else ranges.push([uid, uid]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}:${to}`)).join(',');
}

/** Looks at size, arrival and a few header lines of these mails, never at their bodies. Those not answered are left out. */
export async function peekHeaders(client: ImapFlow, uids: number[]): Promise<Map<number, Peek>> {
  const peeks = new Map<number, Peek>();
  const query = { uid: true, size: true, internalDate: true, headers: looked };
  for await (const { uid, size, internalDate, headers } of client.fetch(setOf(uids), query, { uid: true }))
    peeks.set(uid, {
      uid,
      size,
      arrived: internalDate === undefined ? undefined : new Date(internalDate),
      key: keyOf(size, headers),
    });
  return peeks;
}

/** Remembers what a fetched mail looked like. */
export async function rememberPeek(tx: Tx, { mailbox }: Folder, key: Buffer | undefined): Promise<void> {
  if (key === undefined) return;
  await tx.run(
    sql`insert into channels.mailbox_peek (account, key) values (${mailbox.id}, ${key}) on conflict do nothing`,
  );
}

/** Those of these mails that were fetched before, under whatever number and in whatever folder. */
export async function knownByPeek(at: Folder, peeks: Iterable<Peek>): Promise<Set<number>> {
  const uids = new Map<string, number[]>();
  for (const { uid, key } of peeks) {
    const text = key?.toString('hex');
    if (text !== undefined) uids.set(text, [...(uids.get(text) ?? []), uid]);
  }
  const rows = await inFolder(at, (tx) =>
    tx.all<{
      key: string;
    }>(sql`select encode(key, 'hex') as key from channels.mailbox_peek where account = ${at.mailbox.id}
      and key in (select decode(hex, 'hex') from unnest(${[...uids.keys()]}::text[]) as hex)`),
  );
  return new Set(rows.flatMap(({ key }) => uids.get(key) ?? []));
}
