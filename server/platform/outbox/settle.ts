import type { App } from '../app.ts';
import { sql, type Tx } from '../database/tx.ts';
import type { ClaimedItem } from './claim.ts';
import { isOver, pauseAfter } from './retry-schedule.ts';
import type { Delivery, Transport } from './transport.ts';

interface Outcome {
  worker: string;
  transport: Transport;
  item: ClaimedItem;
  delivery: Delivery;
}

const longestHold = 4 * 3_600;

/** Writes how an attempt ended. What somebody else has taken up again since then is left to them. */
export async function settle(app: App, { worker, transport, item, delivery }: Outcome): Promise<void> {
  await app.database.inWorkspace(item.workspace, async (tx) => {
    const final = overdue(item, delivery, tx.now);
    const row = rowOf(item, final, tx.now);
    // Whoever wanted the next attempt at once while this one was under way still gets it.
    const ours = await tx.run(sql`update platform.outbox set state = ${row.state}, reason = ${row.reason},
        due_at = case when ${row.state === 'retrying'} and date_trunc('milliseconds', due_at) > ${item.dueAt} then due_at
          else ${row.dueAt} end, provider_id = ${row.providerId}, lane = ${row.lane}, lease_until = null, settled_at = ${tx.now},
        attempts = attempts - ${row.untried}
      where id = ${item.id} and claimed_by = ${worker} and attempts = ${item.attempts} and state in ('sending', 'uncertain')`);
    if (ours === 0) return;
    if ('held' in final && final.lane !== undefined) await closeLane(tx, final.lane, final.held);
    await transport.settled?.(tx, { ...item, attempts: item.attempts - row.untried }, final);
  });
}

async function closeLane(tx: Tx, lane: string, seconds: number): Promise<void> {
  await tx.run(sql`insert into platform.outbox_lane (lane, free_at) values (${lane}, ${later(tx.now, seconds)})
    on conflict (workspace, lane) do update set free_at = excluded.free_at`);
}

function overdue(item: ClaimedItem, delivery: Delivery, now: Date): Delivery {
  if (!('retryAfter' in delivery || 'held' in delivery) || !isOver(item.firstTriedAt, now)) return delivery;
  const reason = `Given up after five days and ${item.attempts} attempts: ${delivery.reason}`;
  return { refused: true, reason, ofRecipient: 'retryAfter' in delivery && delivery.ofRecipient === true };
}

function later(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}

function rowOf(item: ClaimedItem, delivery: Delivery, now: Date) {
  const none = {
    reason: null as string | null,
    providerId: null as string | null,
    lane: null as string | null,
    dueAt: now,
    untried: 0,
  };
  if ('delivered' in delivery)
    return { ...none, state: 'sent', providerId: delivery.id ?? null, reason: delivery.note ?? null };
  if ('refused' in delivery) return { ...none, state: 'failed', reason: delivery.reason };
  if ('uncertain' in delivery) return { ...none, state: 'uncertain', reason: delivery.reason };
  const again = { ...none, state: 'retrying', reason: delivery.reason };
  if ('retryAfter' in delivery) return { ...again, dueAt: later(now, pauseAfter(item.attempts, delivery.retryAfter)) };
  const wait = delivery.lane === undefined ? Math.min(longestHold, Math.max(1, delivery.held)) : 0;
  return { ...again, lane: delivery.lane ?? null, dueAt: later(now, wait), untried: 1 };
}
