import type { App } from '../app.ts';
import { sql, type Tx } from '../database/tx.ts';
import { readEventData, type StoredEvent } from './event.ts';
import type { Listener } from './listener.ts';
import { after, beginning, belowHorizon, type Position } from './position.ts';

export interface EventRow extends Position {
  name: string;
  version: number;
  subject: string;
  cause: string | null;
  data: unknown;
  at: Date;
}

const batch = 100;
/** A backlog of slow work is committed in parts, well inside the limit of a transaction. */
const millisecondsOfABatch = 1_500;

/** Lets one listener handle what is new in a workspace. Says whether there may be more. */
export async function runListener(app: App, workspace: string, listener: Listener): Promise<boolean> {
  return app.database.inWorkspace(workspace, async (tx) => {
    const cursor = await takeCursor(tx, listener.name);
    if (cursor === undefined) return false;
    const rows = await nextEvents(tx, cursor);
    const heard = rows.filter((row) => listener.on.some(({ name }) => name === row.name));
    const parked = await parkedSubjects(tx, listener, heard);
    const begun = performance.now();
    let done: Position | undefined;
    for (const row of rows) {
      if (heard.includes(row)) await handleOrPark(tx, { app, listener, row }, parked);
      done = row;
      if (performance.now() - begun > millisecondsOfABatch) break;
    }
    if (done === undefined) return false;
    await moveCursor(tx, listener.name, done);
    return rows.length === batch || done !== rows.at(-1);
  });
}

/** The listener's place, held for this transaction; undefined while another process holds it. */
async function takeCursor(tx: Tx, reader: string): Promise<Position | undefined> {
  const select = sql<Position>`select generation, xid::text as xid, id from platform.cursor
    where reader = ${reader} and workspace = ${tx.workspace} for update skip locked`;
  const held = await tx.maybe(select);
  if (held !== undefined) return held;
  await tx.run(sql`insert into platform.cursor (reader, workspace, generation, xid, id)
    values (${reader}, ${tx.workspace}, ${beginning.generation}, ${beginning.xid}::xid8, ${beginning.id}) on conflict do nothing`);
  return tx.maybe(select);
}

function nextEvents(tx: Tx, cursor: Position): Promise<EventRow[]> {
  return tx.all(sql<EventRow>`
    select generation, xid::text as xid, id::text as id, name, version, subject, cause, data, at from platform.event
    where event.workspace = ${tx.workspace} and ${after(cursor)} and ${belowHorizon}
    order by event.generation, event.xid, event.id limit ${batch}`);
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

/** A failing event is put aside visibly, and so are the later ones of its subject, so that their order holds. */
async function handleOrPark(tx: Tx, handling: Handling, parked: Set<string>): Promise<void> {
  const { subject } = handling.row;
  if (parked.has(subject)) return park(tx, handling, 'waits behind an earlier event of the same subject');
  const failure = await attempt(tx, handling);
  if (failure === undefined) return;
  await park(tx, handling, failure);
  parked.add(subject);
}

/** Two were in each other's way, or the database ends: nothing is wrong with the event, and the whole batch is done again. */
const passing = /^(40P01|40001|55P03|57\w{3})$/;

function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && passing.test(String(error.code));
}

/** Handles one event in a savepoint; returns the reason when that failed. */
export async function attempt(tx: Tx, { app, listener, row }: Handling): Promise<string | undefined> {
  await tx.run(sql`savepoint event`);
  try {
    await listener.handle(tx, storedEvent(tx, listener, row), app);
    await tx.run(sql`release savepoint event`);
    return undefined;
  } catch (error) {
    if (isPassing(error)) throw error;
    await tx.run(sql`rollback to savepoint event`);
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

/** Of the subjects of these events those that have one parked. */
async function parkedSubjects(tx: Tx, listener: Listener, rows: readonly EventRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const parked = await tx.all<{ subject: string }>(sql`select distinct subject from platform.parked_event
    where listener = ${listener.name} and subject = any(${subjects}::uuid[])`);
  return new Set(parked.map(({ subject }) => subject));
}

/** Puts an event aside, or says why it failed anew. */
export async function park(tx: Tx, { listener, row }: Handling, reason: string): Promise<void> {
  await tx.run(sql`insert into platform.parked_event (listener, event, subject, reason, parked_at)
    values (${listener.name}, ${row.id}::bigint, ${row.subject}, ${reason.slice(0, 2000)}, ${tx.now})
    on conflict (listener, event) do update set attempts = parked_event.attempts + 1, reason = excluded.reason`);
}
