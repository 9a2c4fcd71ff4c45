import { isOverdue } from '#core/care/recovery.ts';
import { apart, loop, publish, sql, type App, type Tx } from '#platform';
import { recoveryOverdue, recoveryReminded } from '../events.ts';
import { takeRecovery } from './rows.ts';
import { aboutRecovery, byItself } from './tell.ts';

const atOnce = 50;

/** Reminds of cases before their time, and tells when it is over, by the clock of the world. */
export function startRecoveries(app: App): () => Promise<void> {
  const each = apart(app, 'recoveries');
  const turn = async (): Promise<boolean> => {
    const now = app.world.now();
    const waits = sql`state in ('open', 'in-contact') and not id = any(${each.resting()}::uuid[])`;
    const due = await app.database.look(sql<{ id: string; workspace: string }>`
      (select id, workspace from care.recovery where ${waits} and overdue_at is null and due_at <= ${now}
        order by due_at limit ${atOnce})
      union
      (select id, workspace from care.recovery where ${waits} and reminded_at is null and remind_at <= ${now}
        order by remind_at limit ${atOnce})`);
    for (const { id, workspace } of due)
      await each.work(id, () => app.database.inWorkspace(workspace, (tx) => comesDue(tx, id)));
    return due.length >= atOnce;
  };
  return loop({ name: 'recoveries', log: app.log, everyMilliseconds: 1000, turn }).stop;
}

async function comesDue(tx: Tx, id: string): Promise<void> {
  const row = await takeRecovery(tx, { id }).catch(() => undefined);
  if (row === undefined) return; // erased meanwhile
  const told = aboutRecovery(row, byItself(tx));
  if (isOverdue({ state: row.state, dueAt: row.dueAt.getTime() }, tx.now.getTime())) {
    await tx.run(sql`update care.recovery set overdue_at = coalesce(overdue_at, ${tx.now}),
      reminded_at = coalesce(reminded_at, ${tx.now}) where id = ${id}`);
    if (row.overdueAt === null) await publish(tx, recoveryOverdue, told);
  } else if (row.remindAt !== null && row.remindedAt === null && row.remindAt <= tx.now) {
    await tx.run(sql`update care.recovery set reminded_at = ${tx.now} where id = ${id}`);
    await publish(tx, recoveryReminded, told);
  }
}
