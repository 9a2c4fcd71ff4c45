import type { App } from '../app.ts';
import { inPart, isPassing } from '../database/part-of-tx.ts';
import { sql, type Tx } from '../database/tx.ts';
import { readEventData, type StoredEvent } from './event.ts';
import type { Listener } from './listener.ts';
import { beginning, belowHorizon, type Position } from './position.ts';

export interface EventRow extends Position {
  name: string;
  version: number;
  subject: string;
  cause: string | null;
  data: unknown;
  at: Date;
}

interface NextEvent extends EventRow {
  /** One of its subject is parked. */
  parked: boolean;
}

const batch = 100;
/** A backlog of slow work is committed in parts, well inside the limit of a transaction. */
const millisecondsOfABatch = 1_500;

/** Lets one listener handle what is new in a workspace. Says whether there may be more. */
export async function runListener(app: App, workspace: string, listener: Listener): Promise<boolean> {
  try {
    return await runOnce(app, workspace, { listener, alone: handleAlone });
  } catch (error) {
    if (!(error instanceof FailedAlone) && !isAborted(error)) throw error;
    return await runOnce(app, workspace, { listener, alone: handleOrPark });
  }
}

interface Run {
  listener: Listener;
  /** How an event is handled that is the only one of its transaction. */
  alone: typeof handleOrPark;
}

function runOnce(app: App, workspace: string, { listener, alone }: Run): Promise<boolean> {
  return app.database.repeatably(workspace, async (tx) => {
    const rows = await nextEvents(tx, listener);
    if (rows === undefined) return false;
    const heard = rows.filter((row) => listener.on.some(({ name }) => name === row.name));
    const parked = new Set(heard.filter((row) => row.parked).map(({ subject }) => subject));
    const handle = heard.length === 1 ? alone : handleOrPark;
    const begun = performance.now();
    let done: Position | undefined;
    for (const row of rows) {
      if (heard.includes(row)) await handle(tx, { app, listener, row }, parked);
      done = row;
      if (performance.now() - begun > millisecondsOfABatch) break;
    }
    if (done === undefined) return false;
    await moveCursor(tx, listener.name, done);
    return rows.length === batch || done !== rows.at(-1);
  });
}

/**
 * What comes after the listener's place, which is held for this transaction; undefined while another process holds it. One way to
 * PostgreSQL: nearly always the place is there and one event is new.
 */
async function nextEvents(tx: Tx, { name }: Listener): Promise<NextEvent[] | undefined> {
  const select = sql<NextEvent | { id: null }>`
    with place as materialized (
      select generation, xid, id from platform.cursor where reader = ${name} and workspace = ${tx.workspace} for update skip locked)
    select next.generation, next.xid, next.id, name, version, subject, cause, data, at, parked from place left join lateral (
      select event.generation, event.xid::text as xid, event.id::text as id, name, version, subject, cause, data, at,
        subject in (select subject from platform.parked_event where listener = ${name} and workspace = ${tx.workspace}) as parked
      from platform.event
      where event.workspace = ${tx.workspace} and (event.generation, event.xid, event.id) > (place.generation, place.xid, place.id::bigint)
        and ${belowHorizon}
      order by event.generation, event.xid, event.id limit ${batch}) as next on true`;
  let rows = await tx.all(select);
  if (rows.length === 0) {
    await tx.run(sql`insert into platform.cursor (reader, workspace, generation, xid, id)
      values (${name}, ${tx.workspace}, ${beginning.generation}, ${beginning.xid}::xid8, ${beginning.id}) on conflict do nothing`);
    rows = await tx.all(select);
  }
  return rows.length === 0 ? undefined : rows.filter((row): row is NextEvent => row.id !== null);
}

async function moveCursor(tx: Tx, reader: string, { generation, xid, id }: Position): Promise<void> {
  await tx.run(sql`update platform.cursor set generation = ${generation}, xid = ${xid}::xid8, id = ${id}, moved_at = ${tx.now}
    where reader = ${reader} and workspace = ${tx.workspace}`);
}

interface Handling {
  app: App;
  listener: Listener;
  row: EventRow;
}

class FailedAlone extends Error {}

/**
 * Most events come one by one: what fails then ends the transaction, and is done again in a savepoint, out of which it can be
 * parked. The savepoint of every event would be a fourth of what a listener says to the database.
 */
async function handleAlone(tx: Tx, handling: Handling, parked: Set<string>): Promise<void> {
  const { app, listener, row } = handling;
  if (parked.has(row.subject)) return handleOrPark(tx, handling, parked);
  try {
    await listener.handle(tx, storedEvent(tx, listener, row), app);
  } catch (error) {
    throw isPassing(error) ? error : new FailedAlone(listener.name, { cause: error });
  }
}

/** A failing event is put aside visibly, and so are the later ones of its subject, so that their order holds. */
async function handleOrPark(tx: Tx, handling: Handling, parked: Set<string>): Promise<void> {
  const { subject } = handling.row;
  if (parked.has(subject)) return park(tx, handling, 'waits behind an earlier event of the same subject');
  const failure = await attempt(tx, handling);
  if (failure === undefined) return;
  await park(tx, handling, failure);
  parked.add(subject);
}

/** A statement of the handler failed, and the handler kept that to itself. */
function isAborted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '25P02';
}

/** Handles one event in a savepoint; returns the reason when that failed. */
export async function attempt(tx: Tx, { app, listener, row }: Handling): Promise<string | undefined> {
  try {
    await inPart(tx, (part) => listener.handle(part, storedEvent(tx, listener, row), app));
    return undefined;
  } catch (error) {
    if (isPassing(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    app.log.error(
      { listener: listener.name, event: row.name, id: row.id, reason },
      'a listener failed; the event is parked',
    );
    return reason;
  }
}

function storedEvent(tx: Tx, listener: Listener, row: EventRow): StoredEvent {
  const definition = listener.on.find((each) => each.name === row.name)!;
  const { name, subject, cause, at } = row;
  return {
    id: Number(row.id),
    workspace: tx.workspace,
    name,
    subject,
    cause,
    at,
    data: readEventData(definition, row.data, row.version),
  };
}

/** Puts an event aside, or says why it failed anew. */
export async function park(tx: Tx, { listener, row }: Handling, reason: string): Promise<void> {
  await tx.run(sql`insert into platform.parked_event (listener, event, subject, reason, parked_at)
    values (${listener.name}, ${row.id}::bigint, ${row.subject}, ${reason.slice(0, 2000)}, ${tx.now})
    on conflict (listener, event) do update set attempts = parked_event.attempts + 1, reason = excluded.reason`);
}
