import { sql } from '#platform';
import { inFolder, noteCompared, type Cursor } from './folder.ts';
import { notSeen } from './seen.ts';
import { takeMails, type Reading } from './take-mails.ts';
import { clearTrouble, inTrouble } from './trouble.ts';
import { listUids, uidPages } from './uid-pages.ts';

const pageSize = 500;
const everyMilliseconds = 3_600_000;

/** Whether it is time to compare a folder again: every hour, and at once when something seemed amiss. */
export function compareIsDue(at: Reading, { comparedAt }: Cursor): boolean {
  return comparedAt === null || at.app.world.now().getTime() - comparedAt.getTime() >= everyMilliseconds;
}

/** The mails with these numbers on the server: how many, and how many of them are in even after fetching what was missing. */
async function compareFrom(
  at: Reading,
  range: { from: number; to: number },
): Promise<{ server: number; stored: number }> {
  const counts = { server: 0, stored: 0 };
  for await (const page of uidPages(at.client, { ...range, most: pageSize })) {
    counts.server += page.length;
    const missing = await notSeen(at, page);
    if (missing.length > 0) await takeMails(at, missing);
    counts.stored += page.length - (missing.length === 0 ? 0 : (await notSeen(at, missing)).length);
  }
  return counts;
}

/** Mail that was in trouble and has been removed from the server is nobody's any more. */
async function forgetExpunged(at: Reading): Promise<void> {
  const uids = await inTrouble(at, { due: false });
  if (uids.length === 0) return;
  const there = new Set(await listUids(at.client, uids.join(',')));
  await inFolder(at, (tx) =>
    clearTrouble(
      tx,
      at,
      uids.filter((uid) => !there.has(uid)),
    ),
  );
}

/** Compares the whole folder with what is in, fetches what is missing, and writes down the figures. */
export async function compareFolder(at: Reading, cursor: Cursor, to: number): Promise<void> {
  await forgetExpunged(at);
  await noteCompared(at, await compareFrom(at, { from: cursor.beginUid + 1, to }));
}

/** Has the folder compared at the next look. */
export async function compareAgain(at: Reading): Promise<void> {
  await inFolder(at, (tx) =>
    tx.run(sql`update channels.mailbox_cursor set compared_at = null
      where account = ${at.mailbox.id} and folder = ${at.folder}`),
  );
}

/** Looks again at what was just read: a server that left out the newest is found out at once. */
export async function compareLatest(at: Reading, range: { from: number; to: number }): Promise<void> {
  const { server, stored } = await compareFrom(at, range);
  if (server !== stored) await compareAgain(at);
}
