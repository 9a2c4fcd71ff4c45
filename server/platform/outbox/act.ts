import { sql, type Tx } from '../database/tx.ts';

/** How far something outbound has come. */
export interface OutboxProgress {
  transport: string;
  state: 'queued' | 'sending' | 'retrying' | 'sent' | 'uncertain' | 'failed';
  attempts: number;
  /** Of the next attempt, while one is to come. */
  dueAt: Date;
  reason: string | null;
}

/** How far the items with these keys have come, by key; of several transports, the one that was asked last. */
export async function outboxProgress(tx: Tx, keys: string[]): Promise<Map<string, OutboxProgress>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.all(sql<OutboxProgress & { key: string }>`
    select distinct on (outbox.key) outbox.key, transport, state, attempts, reason, greatest(due_at, lane.free_at) as due_at
    from platform.outbox left join platform.outbox_lane lane on lane.workspace = outbox.workspace and lane.lane = outbox.lane
    where outbox.workspace = ${tx.workspace} and outbox.key = any(${keys}::text[])
    order by outbox.key, created_at desc, outbox.id desc`);
  return new Map(rows.map(({ key, ...progress }) => [key, progress]));
}

interface Item {
  transport: string;
  key: string;
}

/** Sends once more what is over, under the same key. False while it is still under way, or when there is no such item. */
export async function sendAgain(tx: Tx, { transport, key }: Item): Promise<boolean> {
  const again = await tx.run(sql`update platform.outbox set state = 'queued', due_at = ${tx.now}, first_tried_at = null,
      reason = null, lane = null, handed_over_at = null, claimed_by = null
    where transport = ${transport} and key = ${key} and state in ('sent', 'failed', 'uncertain')`);
  if (again > 0) tx.wakes('outbox');
  return again > 0;
}

/** Makes the next attempt due now. False when none is to come. */
export async function tryNow(tx: Tx, { transport, key }: Item): Promise<boolean> {
  const moved = await tx.run(sql`update platform.outbox set due_at = ${tx.now}
    where transport = ${transport} and key = ${key} and state in ('queued', 'retrying')`);
  if (moved > 0) tx.wakes('outbox');
  return moved > 0;
}

/** Takes it out of the queue. False when it is under way at this moment, or over. */
export async function giveUp(tx: Tx, { transport, key, reason }: Item & { reason: string }): Promise<boolean> {
  const stopped =
    await tx.run(sql`update platform.outbox set state = 'failed', reason = ${reason}, settled_at = ${tx.now}
    where transport = ${transport} and key = ${key} and state in ('queued', 'retrying')`);
  return stopped > 0;
}
