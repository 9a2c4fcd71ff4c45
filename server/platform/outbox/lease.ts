import type { App } from '../app.ts';
import { sql, type RawBuilder } from '../database/tx.ts';

/** How long what a worker holds stays its own without a sign of life. */
const lease = sql`clock_timestamp() + interval '30 seconds'`;
export const renewEveryMilliseconds = 10_000;

/** Until when what is taken now is held, by the database's clock: those of several servers may differ. */
export function leaseFromNow(): RawBuilder<unknown> {
  return lease;
}

/** Says that this worker is alive and goes on with these items. */
export async function renewLeases(app: App, worker: string, items: readonly string[]): Promise<void> {
  if (items.length === 0) return;
  await app.database.everywhere((tx) =>
    tx.run(sql`update platform.outbox set lease_until = ${lease}
      where id = any(${[...items]}::uuid[]) and state = 'sending' and claimed_by = ${worker}`),
  );
}

interface Held {
  id: string;
  attempts: number;
}

/** Notes that the other side may have it from here on. Throws when the lease ran out and the item is not ours any more. */
export async function beginHandOver(app: App, worker: string, { id, attempts }: Held): Promise<void> {
  const ours = await app.database.everywhere((tx) =>
    tx.run(sql`update platform.outbox set handed_over_at = ${tx.now}, lease_until = ${lease}
      where id = ${id} and state = 'sending' and claimed_by = ${worker} and attempts = ${attempts}`),
  );
  if (ours === 0) throw new Error('this was taken over by another server');
}
