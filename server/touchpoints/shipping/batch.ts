import { mayTake, sql, type App } from '#platform';
import { moveCursor, type ShippingCursor } from './cursor.ts';
import { shippedColumns } from './tables.ts';

/** The most rows of the spine in one insert. */
export const batchRows = 20_000;

interface Shipment {
  lines: string | null;
  rowCount: number;
  generation: number;
  xid: string;
  id: string;
  receivedAt: Date;
  newest: string;
}

/** What one batch brought: the cursor after it, how many rows of the spine, and when the last of them had arrived. */
export interface ShippedBatch {
  cursor: ShippingCursor;
  rows: number;
  reachedAt: Date;
}

/**
 * Ships the next rows below the horizon. The rows are put into analytics before the cursor moves: after a crash in between they
 * are put there again, as the same rows. Undefined: there is nothing to ship.
 */
export async function shipBatch(app: App, holder: string, from: ShippingCursor): Promise<ShippedBatch | undefined> {
  const version = from.version + 1;
  const shipment = await app.database.everywhere(async (tx) => {
    await mayTake(tx, 60);
    return tx.maybe(sql<Shipment>`select lines, row_count, generation, xid::text as xid, id, received_at, newest_at::text as newest
      from touchpoints.shipment(${from.generation}, ${from.xid}::xid8, ${from.id}::uuid, ${from.newest}::timestamptz, ${batchRows}, ${version})`);
  });
  if (shipment === undefined) return undefined;
  await insertLines(app, shipment.lines);
  const { generation, xid, id, rowCount, receivedAt, newest } = shipment;
  const cursor = { ...from, generation, xid, id, newest, version };
  if (!(await moveCursor(app, holder, { from, to: cursor }))) return undefined;
  return { cursor, rows: rowCount, reachedAt: receivedAt };
}

export async function insertLines(app: App, lines: string | null): Promise<void> {
  if (lines === null) return;
  await app.analytics.insertLines('interaction', lines, { columns: shippedColumns, format: 'TabSeparated' });
}
