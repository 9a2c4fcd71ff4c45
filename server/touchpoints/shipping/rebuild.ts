import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type App } from '#platform';
import { thawAll } from '../archive/index.ts';
import { releaseCursor, resetCursor } from './cursor.ts';
import { shippingLag } from './lag.ts';
import { analyticsTables } from './tables.ts';
import { newShipping, shipTurn } from './turn.ts';

export interface RebuildOptions {
  /** Told after each batch: rows in analytics of all rows of the spine. */
  progress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * Empties analytics and ships everything anew. Stopped half-way it goes on by itself where it stood, with the next start or
 * the next rebuild that continues; readers see analytics fill up meanwhile.
 */
export async function rebuildAnalytics(app: App, options: RebuildOptions = {}): Promise<void> {
  await app.analytics.migrate(analyticsTables);
  await thawAll(app);
  await resetCursor(app);
  await shipAll(app, options);
}

/** Ships until analytics has everything that is there, itself or by watching the process that ships. */
export async function shipAll(app: App, { progress, signal }: RebuildOptions = {}): Promise<void> {
  await app.analytics.migrate(analyticsTables);
  const shipping = newShipping(app);
  const total = progress === undefined ? 0 : await countAll(app);
  const isDone = async (): Promise<boolean> => {
    const { rows } = await shippingLag(app);
    progress?.(Math.max(0, total - rows), Math.max(total, rows));
    return rows === 0;
  };
  try {
    for (;;) {
      signal?.throwIfAborted();
      // A command beside a running server has no analytics of its own: it watches the server ship.
      const { more } = app.analytics.state() === 'down' ? { more: false } : await shipTurn(shipping);
      if (await isDone()) return;
      if (!more) await sleep(50);
    }
  } finally {
    await releaseCursor(app, shipping.holder);
  }
}

async function countAll(app: App): Promise<number> {
  const { rows } = await app.database.everywhere((tx) =>
    tx.one(sql<{ rows: number }>`select count(*)::float8 as rows from touchpoints.interaction`),
  );
  return rows;
}
