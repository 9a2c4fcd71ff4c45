import { sql, type Tx } from '#platform';

const minute = 60_000;
const longestPause = 6 * 60 * minute;
/** About a day, all pauses together. */
const mostAttempts = 12;

/** Tries what could not be sent again, each time twice as late; after a day it is given up, like what came back. */
export async function putOff(tx: Tx, id: string): Promise<void> {
  const ask = await tx.maybe(sql<{ attempts: number }>`
    select attempts from listening.ask where id = ${id} and state = 'scheduled' for update`);
  if (ask === undefined) return;
  const { attempts } = ask;
  const dueAt = new Date(tx.now.getTime() + Math.min(longestPause, minute * 2 ** attempts));
  const state = attempts + 1 < mostAttempts ? 'scheduled' : 'failed';
  await tx.run(sql`update listening.ask set attempts = ${attempts + 1}, due_at = ${dueAt}, state = ${state},
    reason = ${state === 'failed' ? 'undeliverable' : null} where id = ${id}`);
}
