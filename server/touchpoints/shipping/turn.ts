import { randomUUID } from 'node:crypto';
import type { App } from '#platform';
import { batchRows, shipBatch, type Shipper } from './batch.ts';
import { holdCursor, type ShippingCursor } from './cursor.ts';
import { rememberPersons } from './persons.ts';
import { shipRewrites } from './rewrite.ts';
import { settleStore } from './store.ts';

/** One process's part in shipping. */
export interface Shipping extends Shipper {
  /** The store that was looked at; it need not be looked at again while the cursor names it. */
  seen: string | null;
  /** The version this process wrote last: another one stands in the cursor when somebody else has shipped since. */
  wrote: number;
}

export function newShipping(app: App): Shipping {
  return { app, holder: randomUUID(), persons: rememberPersons(rememberedProfiles), seen: null, wrote: -1 };
}

const rememberedProfiles = 100_000;

/** What a turn came to: whether there is more at once, and how old the last row shipped was when there is. */
export interface Turn {
  rows: number;
  more: boolean;
  behindMilliseconds: number;
}

const idle: Turn = { rows: 0, more: false, behindMilliseconds: 0 };

/** Ships one batch and what is to be written anew. Only one process does so at a time; the others find nothing to do. */
export async function shipTurn(shipping: Shipping): Promise<Turn> {
  const { app, holder } = shipping;
  const cursor = await belonging(shipping, await holdCursor(app, holder));
  if (cursor === undefined) return idle;
  const batch = await shipBatch(shipping, cursor);
  const reached = batch?.cursor ?? cursor;
  const rewritten = await shipRewrites(shipping, reached);
  shipping.wrote = (rewritten ?? reached).version;
  const more = rewritten !== undefined;
  if (batch === undefined || batch.rows < batchRows) return { rows: batch?.rows ?? 0, more, behindMilliseconds: 0 };
  return { rows: batch.rows, more: true, behindMilliseconds: app.world.now().getTime() - batch.reachedAt.getTime() };
}

async function belonging(shipping: Shipping, cursor: ShippingCursor | undefined): Promise<ShippingCursor | undefined> {
  if (cursor === undefined) return undefined;
  if (cursor.version !== shipping.wrote) shipping.persons.clear();
  if (cursor.store !== null && cursor.store === shipping.seen) return cursor;
  shipping.persons.clear();
  const settled = await settleStore(shipping.app, shipping.holder, cursor);
  shipping.seen = settled?.store ?? null;
  return settled;
}
