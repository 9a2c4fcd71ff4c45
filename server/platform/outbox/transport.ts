import type { z } from 'zod';
import type { App } from '../app.ts';
import { sql, type Tx } from '../database/tx.ts';

/**
 * How an attempt to deliver ended. `retryAfter`: seconds, at least. `held`: nothing was tried, it waits so many seconds, in a
 * lane with others when that has a name. `uncertain`: the other side may have accepted it, so it is never sent again by itself.
 * `ofRecipient`: the other side had been told for whom it is when it refused, so that what it said may be of them and not of us.
 */
export type Delivery =
  | { delivered: true; id?: string; note?: string }
  | { retryAfter: number; reason: string; ofRecipient?: boolean }
  | { held: number; lane?: string; reason: string }
  | { uncertain: true; reason: string }
  | { refused: true; reason: string; ofRecipient?: boolean };

export interface OutboxItem<Payload = unknown> {
  id: string;
  workspace: string;
  /** What it belongs to, e.g. a conversation: items of one subject go out one after the other. */
  subject: string;
  payload: Payload;
  attempts: number;
}

/** Says, durably, that from here on the other side may have it. Throws when somebody else has taken the item over. */
export type HandOver = () => Promise<void>;

/** A way out of the house, e.g. mail; registered by the domain that knows how. */
export interface Transport {
  name: string;
  payload: z.ZodType;
  /** Must call `handOver` before the first thing that the other side could act on. */
  deliver(app: App, item: OutboxItem, handOver: HandOver): Promise<Delivery>;
  /** Runs in the transaction that writes the outcome. */
  settled?(tx: Tx, item: OutboxItem, delivery: Delivery): Promise<void>;
}

interface TransportOf<Payload> {
  name: string;
  payload: z.ZodType<Payload>;
  deliver(app: App, item: OutboxItem<Payload>, handOver: HandOver): Promise<Delivery>;
  settled?(tx: Tx, item: OutboxItem<Payload>, delivery: Delivery): Promise<void>;
}

export function defineTransport<Payload>(transport: TransportOf<Payload>): Transport {
  return transport as unknown as Transport;
}

interface NewItem {
  transport: string;
  /** Stable and unique per transport: enqueuing it twice sends once. */
  key: string;
  subject: string;
  payload: unknown;
  dueAt?: Date;
  /** What people wait for goes before what machines write: higher is sooner. */
  priority?: number;
}

/** Puts something outbound into the outbox, in the transaction of the change that it tells of. */
export async function enqueue(tx: Tx, item: NewItem): Promise<void> {
  await tx.run(sql`
    insert into platform.outbox (transport, key, subject, payload, priority, due_at, created_at)
    values (${item.transport}, ${item.key}, ${item.subject}, ${JSON.stringify(item.payload)}::jsonb, ${item.priority ?? 0},
      ${item.dueAt ?? tx.now}, ${tx.now})
    on conflict (workspace, transport, key) do nothing`);
  tx.wakes('outbox');
}

/** Lets what waits for its next attempt, or will after this one, try at once: the settings that kept it waiting have changed. */
export async function sendWaitingNow(tx: Tx, transports: readonly string[]): Promise<void> {
  const moved = await tx.run(sql`update platform.outbox set due_at = ${tx.now}
    where state in ('retrying', 'sending') and transport = any(${[...transports]}::text[])`);
  await tx.run(sql`delete from platform.outbox_lane where workspace = ${tx.workspace}`);
  if (moved > 0) tx.wakes('outbox');
}
