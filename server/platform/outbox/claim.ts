import type { App } from '../app.ts';
import { sql } from '../database/tx.ts';
import { leaseFromNow } from './lease.ts';
import type { OutboxItem, Transport } from './transport.ts';

export interface ClaimedItem extends OutboxItem {
  transport: string;
  firstTriedAt: Date;
  /** When this attempt was due. */
  dueAt: Date;
}

interface Wanted {
  worker: string;
  transports: readonly Transport[];
  most: number;
}

/** Of a long queue only so many are looked at for one claim. */
const looked = 2_000;

/**
 * Takes what is due: what people wait for first, then one item of each subject in turn, so that a busy one holds nobody up. Of a
 * subject only one is under way at a time, and nothing of a lane that is not free.
 */
export function claim(app: App, { worker, transports, most }: Wanted): Promise<ClaimedItem[]> {
  const names = transports.map(({ name }) => name);
  return app.database.everywhere((tx) =>
    tx.all(sql<ClaimedItem>`
      with due as (
        select id, workspace, subject, priority, due_at from platform.outbox
        where state in ('queued', 'retrying') and due_at <= ${tx.now} and transport = any(${names})
          and not exists (select from platform.outbox_lane lane
            where lane.workspace = outbox.workspace and lane.lane = outbox.lane and lane.free_at > ${tx.now})
          and not exists (select from platform.outbox busy
            where busy.workspace = outbox.workspace and busy.subject = outbox.subject and busy.state = 'sending')
        order by priority desc, due_at limit ${looked}
      ), first as (
        select distinct on (workspace, subject) id, priority, due_at from due order by workspace, subject, priority desc, due_at, id
      ), next as (
        select id from first order by priority desc, due_at, id limit ${most * 4}
      ), taken as (
        select outbox.id from platform.outbox
        where id in (select id from next) and state in ('queued', 'retrying') and due_at <= ${tx.now}
        order by priority desc, due_at, id limit ${most} for update skip locked
      )
      update platform.outbox set state = 'sending', claimed_by = ${worker}, attempts = attempts + 1, handed_over_at = null,
        lease_until = ${leaseFromNow()}, first_tried_at = coalesce(first_tried_at, ${tx.now})
      where id in (select id from taken)
      returning id, workspace, transport, subject, payload, attempts, first_tried_at, due_at`),
  );
}
