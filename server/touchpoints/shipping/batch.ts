import { mayTake, sql, type App } from '#platform';
import { thawAfter } from '../archive/index.ts';
import { moveCursor, type ShippingCursor } from './cursor.ts';
import { earliest, lace, needDatabase, readRows } from './lace.ts';
import type { Persons } from './persons.ts';
import { shippedColumns } from './tables.ts';

/** The most rows of the spine in one insert. */
export const batchRows = 20_000;

/** Who ships: one process at a time, with what it remembers of the persons it shipped lately. */
export interface Shipper {
  app: App;
  holder: string;
  persons: Persons;
}

interface Shipment {
  rows: string;
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
export async function shipBatch(shipper: Shipper, from: ShippingCursor): Promise<ShippedBatch | undefined> {
  const shipment = await nextRows(shipper.app, from);
  if (shipment === undefined) return undefined;
  const { generation, xid, id, rowCount, receivedAt, newest } = shipment;
  const later = from.newest === '-infinity' || new Date(newest) > new Date(from.newest) ? newest : from.newest;
  const cursor = { ...from, generation, xid, id, newest: later, version: from.version + 1 };
  try {
    await insertLines(shipper.app, await wholeLines(shipper, { from, to: cursor, rows: shipment.rows }));
    if (!(await moveCursor(shipper.app, shipper.holder, { from, to: cursor }))) throw new Error('the cursor was reset');
    shipper.persons.makeRoom();
  } catch (error) {
    // What is remembered has gone on; what is shipped has not.
    shipper.persons.clear();
    throw error;
  }
  return { cursor, rows: rowCount, reachedAt: receivedAt };
}

function nextRows(app: App, { generation, xid, id }: ShippingCursor): Promise<Shipment | undefined> {
  return app.database.everywhere(async (tx) => {
    await mayTake(tx, 60);
    return tx.maybe(sql<Shipment>`
      select rows, row_count, generation, xid::text as xid, id, received_at, newest_at::text as newest
      from touchpoints.shipment(${generation}, ${xid}::xid8, ${id}::uuid, ${batchRows})`);
  });
}

interface Stretch {
  from: ShippingCursor;
  to: ShippingCursor;
  rows: string;
}

/** Every row with its person and what came before it: of those seen lately from memory, of the others from the database. */
async function wholeLines({ app, persons }: Shipper, { from, to, rows }: Stretch): Promise<string> {
  const all = readRows(rows);
  const needed = needDatabase(all, persons);
  if (needed.length === 0) return lace(all, persons, to.version).join('\n');
  await thawAfter(app, earliest(all, new Set(needed)));
  const found = await app.database.everywhere(async (tx) => {
    await mayTake(tx, 60);
    return tx.one(sql<{ lines: string | null; persons: string | null }>`select lines, persons
      from touchpoints.shipment_of_persons(${from.generation}, ${from.xid}::xid8, ${from.id}::uuid,
        ${to.generation}, ${to.xid}::xid8, ${to.id}::uuid, ${needed}::uuid[], ${from.newest}::timestamptz, ${to.version})`);
  });
  const done = new Set([...needed, ...(found.persons === null ? [] : persons.learn(found.persons))]);
  const rest = lace(
    all.filter(({ customer }) => !done.has(customer)),
    persons,
    to.version,
  );
  return found.lines === null ? rest.join('\n') : [found.lines, ...rest].join('\n');
}

/** Puts whole lines into analytics. */
export async function insertLines(app: App, lines: string | null): Promise<void> {
  if (lines === null || lines === '') return;
  await app.analytics.insertLines('interaction', lines, { columns: shippedColumns, format: 'TabSeparated' });
}
