import type { App } from '../app.ts';
import { sql, type Tx } from '../database/tx.ts';
import type { Listener } from './listener.ts';
import { attempt, park, runListener, type EventRow } from './run-listeners.ts';

const batch = 100;

export interface Retried {
  handled: number;
  /** Why the first event of a subject failed anew; those behind it wait on. */
  failures: Array<{ event: string; reason: string }>;
}

/** Gives a listener its parked events of a workspace again: of each subject in order, up to the first that fails anew. */
export async function retryParked(app: App, workspace: string, listener: Listener): Promise<Retried> {
  const retried: Retried = { handled: 0, failures: [] };
  const subjects = await app.database.inWorkspace(workspace, (tx) =>
    tx.all<{ subject: string }>(sql`select distinct subject from platform.parked_event
      where listener = ${listener.name} and workspace = ${workspace}`),
  );
  for (const { subject } of subjects) {
    let more = true;
    while (more) {
      const turn = await app.database.inWorkspace(workspace, (tx) => retrySome(tx, { app, listener, subject }));
      retried.handled += turn.handled;
      if (turn.failure !== undefined) retried.failures.push(turn.failure);
      more = turn.more;
    }
  }
  // Whoever runs this listener passed by while its place was held: what came meanwhile is handled here.
  let missed = subjects.length > 0;
  while (missed) missed = await runListener(app, workspace, listener);
  return retried;
}

interface Parked {
  app: App;
  listener: Listener;
  subject: string;
}

interface Turn {
  handled: number;
  failure?: Retried['failures'][number];
  more: boolean;
}

async function retrySome(tx: Tx, { app, listener, subject }: Parked): Promise<Turn> {
  // While the listener works itself, it may park behind what is handled here: then nobody would try that again.
  await tx.run(
    sql`select from platform.cursor where reader = ${listener.name} and workspace = ${tx.workspace} for update`,
  );
  const rows = await tx.all(sql<EventRow>`
    select event.generation, event.xid::text as xid, event.id::text as id, event.name, event.version, event.subject,
      event.cause, event.data, event.at
    from platform.parked_event parked join platform.event on event.id = parked.event
    where parked.listener = ${listener.name} and parked.workspace = ${tx.workspace} and parked.subject = ${subject}
    order by event.generation, event.xid, event.id limit ${batch}`);
  for (const [handled, row] of rows.entries()) {
    const reason = await attempt(tx, { app, listener, row });
    if (reason !== undefined) {
      await park(tx, { app, listener, row }, reason);
      return { handled, failure: { event: row.name, reason }, more: false };
    }
    await tx.run(
      sql`delete from platform.parked_event where listener = ${listener.name} and event = ${row.id}::bigint`,
    );
  }
  return { handled: rows.length, more: rows.length === batch };
}
