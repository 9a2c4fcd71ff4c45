import type { App } from '../app.ts';
import { sql, type WideTx } from '../database/tx.ts';
import { loop, type Loop } from '../loop.ts';
import type { Listener } from './listener.ts';
import { beginning, comparePositions, type Position } from './position.ts';

/** So long an event is kept; one that is parked, or that a listener has not come to, longer. */
export const keptDays = 30;

const day = 86_400_000;
const hour = 3_600_000;
/** Events that one transaction takes away. */
const batch = 5_000;

/** No reader bears this name: the row says up to where events were taken away. It belongs to no workspace. */
const forgottenRow = sql`reader = 'forgotten events' and workspace = '00000000-0000-0000-0000-000000000000'`;

/** Up to where events were taken away: not all that stands before it is there any more. */
export async function forgottenUpTo(tx: WideTx): Promise<Position> {
  const found = await tx.maybe<Position>(
    sql`select generation, xid::text as xid, id from platform.cursor where ${forgottenRow}`,
  );
  return found ?? beginning;
}

/** Takes away, every hour, the old events that every listener has passed. */
export function startForgetting(app: App, listeners: readonly Listener[]): Loop {
  return loop({
    name: 'old events',
    log: app.log,
    everyMilliseconds: hour,
    turn: async () => (await forgetOldEvents(app, listeners)) > 0,
  });
}

/** Takes away some of the oldest events of each workspace; says how many. Parked ones stay until they were heard. */
export async function forgetOldEvents(app: App, listeners: readonly Listener[]): Promise<number> {
  const before = new Date(app.world.now().getTime() - keptDays * day);
  let gone = 0;
  for (const reached of await app.database.everywhere((tx) => reachedByAll(tx, listeners)))
    gone += await app.database.everywhere((tx) => forgetIn(tx, reached, before));
  return gone;
}

interface Reached extends Position {
  workspace: string;
}

/** How far the listener that is furthest behind has come in each workspace in which all have begun. */
function reachedByAll(tx: WideTx, listeners: readonly Listener[]): Promise<Reached[]> {
  const names = listeners.map(({ name }) => name);
  return tx.all(sql<Reached>`
    select workspace, generation, xid::text as xid, id from (
      select workspace, generation, xid, id, count(*) over (partition by workspace) as readers,
        row_number() over (partition by workspace order by generation, xid, id::bigint) as place
      from platform.cursor where reader = any(${names})) as behind
    where place = 1 and readers = ${names.length}`);
}

async function forgetIn(tx: WideTx, { workspace, generation, xid, id }: Reached, before: Date): Promise<number> {
  const gone = await tx.all(sql<Position>`
    delete from platform.event where event.at < ${before} and event.id = any(array(
      select event.id from platform.event
      where event.workspace = ${workspace}
        and (event.generation, event.xid, event.id) <= (${generation}::int, ${xid}::xid8, ${id}::bigint)
        and not exists (select from platform.parked_event parked where parked.event = event.id)
      order by event.generation, event.xid, event.id limit ${batch}))
    returning generation, xid::text as xid, id::text as id`);
  const last = gone.toSorted(comparePositions).at(-1);
  if (last !== undefined)
    await tx.run(sql`
      insert into platform.cursor as forgotten (reader, workspace, generation, xid, id)
      values ('forgotten events', '00000000-0000-0000-0000-000000000000', ${last.generation}, ${last.xid}::xid8, ${last.id})
      on conflict (reader, workspace) do update set generation = excluded.generation, xid = excluded.xid, id = excluded.id
      where (forgotten.generation, forgotten.xid, forgotten.id::bigint) < (excluded.generation, excluded.xid, excluded.id::bigint)`);
  return gone.length;
}
