import type { App } from '#platform';
import { batchRows, shipBatch } from './batch.ts';
import { holdCursor, type ShippingCursor } from './cursor.ts';
import { shipRewrites } from './rewrite.ts';
import { settleStore } from './store.ts';

/** One process's part in shipping. */
export interface Shipper {
  app: App;
  holder: string;
  /** The store that was looked at; it need not be looked at again while the cursor names it. */
  seen: string | null;
}

/** What a turn came to: whether there is more at once, and how old the last row shipped was when there is. */
export interface Turn {
  rows: number;
  more: boolean;
  behindMilliseconds: number;
}

const idle: Turn = { rows: 0, more: false, behindMilliseconds: 0 };

/** Ships one batch and what is to be written anew. Only one process does so at a time; the others find nothing to do. */
export async function shipTurn(shipper: Shipper): Promise<Turn> {
  const { app, holder } = shipper;
  const cursor = await belonging(shipper, await holdCursor(app, holder));
  if (cursor === undefined) return idle;
  const batch = await shipBatch(app, holder, cursor);
  const rewritten = await shipRewrites(app, holder, batch?.cursor ?? cursor);
  const full = batch !== undefined && batch.rows >= batchRows;
  return {
    rows: batch?.rows ?? 0,
    more: full || rewritten !== undefined,
    behindMilliseconds: full ? app.world.now().getTime() - batch.reachedAt.getTime() : 0,
  };
}

async function belonging(shipper: Shipper, cursor: ShippingCursor | undefined): Promise<ShippingCursor | undefined> {
  if (cursor === undefined) return undefined;
  if (cursor.store !== null && cursor.store === shipper.seen) return cursor;
  const settled = await settleStore(shipper.app, shipper.holder, cursor);
  shipper.seen = settled?.store ?? null;
  return settled;
}
