import { sql, type App, type WideTx } from '#platform';
import { spineStart, type SpinePosition } from '../reader.ts';

/** Where the shipper stands. Only the one who holds it may move it. */
export interface ShippingCursor extends SpinePosition {
  /** The analytics store that was filled this far; another one, or one of another cluster's time, is filled anew. */
  store: string | null;
  /** Grows with each turn: of two versions of a row in analytics the higher one counts. */
  version: number;
  /** The latest `occurred_at` that analytics has, as Postgres writes it. */
  newest: string;
}

const reader = 'touchpoints.shipping';
const everywhere = '00000000-0000-0000-0000-000000000000';
const leaseSeconds = 30;
const columns = sql`generation, xid::text as xid, id, note->>'store' as store, coalesce((note->>'version')::int8, 0)::float8 as version,
  coalesce(note->>'newest', '-infinity') as newest`;

/** Takes or keeps the right to ship for half a minute; undefined while another process has it. */
export function holdCursor(app: App, holder: string): Promise<ShippingCursor | undefined> {
  return app.database.everywhere(async (tx) => {
    const held = await tx.maybe(sql<ShippingCursor>`select ${columns} from platform.cursor
      where reader = ${reader} and workspace = ${everywhere} and note->>'holder' = ${holder}
        and (note->>'until')::timestamptz > clock_timestamp() + interval '15 seconds'`);
    return held ?? (await takeCursor(tx, holder));
  });
}

async function takeCursor(tx: WideTx, holder: string): Promise<ShippingCursor | undefined> {
  await tx.run(sql`insert into platform.cursor (reader, workspace, generation, xid, id, note)
    values (${reader}, ${everywhere}, ${spineStart.generation}, ${spineStart.xid}::xid8, ${spineStart.id}, '{}') on conflict do nothing`);
  return tx.maybe(sql<ShippingCursor>`
    update platform.cursor set note = note || jsonb_build_object('holder', ${holder}::text,
      'until', clock_timestamp() + make_interval(secs => ${leaseSeconds}))
    where reader = ${reader} and workspace = ${everywhere}
      and (note->>'holder' is null or note->>'holder' = ${holder} or (note->>'until')::timestamptz < clock_timestamp())
    returning ${columns}`);
}

/** Moves on, if nobody has reset the cursor meanwhile. */
export async function moveCursor(
  app: App,
  holder: string,
  { from, to }: { from: ShippingCursor; to: ShippingCursor },
): Promise<boolean> {
  const moved = await app.database.everywhere((tx) =>
    tx.run(sql`update platform.cursor set generation = ${to.generation}, xid = ${to.xid}::xid8, id = ${to.id}, moved_at = ${tx.now},
        note = note || jsonb_build_object('store', ${to.store}::text, 'version', ${to.version}::int8, 'newest', ${to.newest}::text)
      where reader = ${reader} and workspace = ${everywhere} and note->>'holder' = ${holder}
        and generation = ${from.generation} and xid = ${from.xid}::xid8 and id = ${from.id} and note->>'store' is not distinct from ${from.store}::text`),
  );
  return moved > 0;
}

/** Lets another process ship at once. */
export async function releaseCursor(app: App, holder: string): Promise<void> {
  await app.database.everywhere((tx) =>
    tx.run(sql`update platform.cursor set note = note - 'holder' - 'until'
      where reader = ${reader} and workspace = ${everywhere} and note->>'holder' = ${holder}`),
  );
}

/** Has everything shipped anew, by whoever ships. */
export async function resetCursor(app: App): Promise<void> {
  await app.database.everywhere((tx) =>
    tx.run(sql`update platform.cursor set generation = ${spineStart.generation}, xid = ${spineStart.xid}::xid8, id = ${spineStart.id},
        moved_at = ${tx.now}, note = coalesce(note, '{}') - 'store' - 'newest'
      where reader = ${reader} and workspace = ${everywhere}`),
  );
}

/** Where the cursor stands, whoever holds it. */
export async function readCursor(tx: WideTx): Promise<SpinePosition> {
  const found = await tx.maybe(sql<SpinePosition>`select generation, xid::text as xid, id from platform.cursor
    where reader = ${reader} and workspace = ${everywhere}`);
  return found ?? spineStart;
}
