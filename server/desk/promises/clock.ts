import { loop, publish, sql, systemActor, type App, type Tx } from '#platform';
import { promiseReminded } from './events.ts';
import { breakByClock } from './decide.ts';
import { takePromise } from './rows.ts';
import { aboutPromise } from './tell.ts';

const atOnce = 50;

interface Due {
  id: string;
  workspace: string;
}

/** Reminds of promises before their time and breaks those whose time is over, by the clock of the world. */
export function startPromises(app: App): () => Promise<void> {
  const turn = async (): Promise<boolean> => {
    const now = app.world.now();
    const due = await app.database.look(sql<Due>`
        (select id, workspace from desk.promise where state = 'open' and broken_at is null and due_at <= ${now}
          order by due_at limit ${atOnce})
        union
        (select id, workspace from desk.promise where state = 'open' and reminded_at is null and remind_at <= ${now}
          order by remind_at limit ${atOnce})`);
    for (const each of due) await app.database.inWorkspace(each.workspace, (tx) => comesDue(tx, each.id));
    return due.length >= atOnce;
  };
  return loop({ name: 'promises', log: app.log, everyMilliseconds: 500, turn }).stop;
}

async function comesDue(tx: Tx, id: string): Promise<void> {
  const actor = systemActor(tx.workspace);
  const taken = await takePromise(tx, { id }, actor).catch(() => undefined);
  if (taken === undefined || taken.row.state !== 'open') return; // gone or decided meanwhile
  const { row } = await breakByClock(tx, taken);
  if (row.remindAt === null || row.remindedAt !== null || row.remindAt > tx.now) return;
  await tx.run(sql`update desk.promise set reminded_at = ${tx.now} where id = ${id}`);
  if (row.brokenAt === null) await publish(tx, promiseReminded, aboutPromise({ ...taken, row }, actor));
}
