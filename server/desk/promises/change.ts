import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { promiseChanged } from './events.ts';
import { refusePast, reminderAt } from './make.ts';
import { giveTo } from './owner.ts';
import { promiseColumns, takePromise, type PromiseRow, type Taken } from './rows.ts';
import { aboutPromise, recordPromise, rememberPromise } from './tell.ts';

interface Changing {
  id: string;
  version: number;
  text?: string | undefined;
  dueAt?: Date | undefined;
  remind?: number | null | undefined;
  owner?: string | null | undefined;
}

function refuseSettled({ state, dueAt }: PromiseRow, { changing, now }: { changing: Changing; now: Date }): void {
  if (state !== 'open')
    throw problem('refused', { detail: 'This promise is settled. Take that back first, or promise anew.' });
  const saysElse = changing.text !== undefined || changing.dueAt !== undefined;
  if (saysElse && dueAt <= now)
    throw problem('refused', {
      code: 'past-due',
      detail: 'Its time is over: the customer was told this. Say what became of it, and promise anew.',
    });
}

/** The reminder stays as long before as it was, unless it is said otherwise. */
function remindOf({ dueAt, remindAt }: PromiseRow, { remind }: Changing): number | null {
  if (remind !== undefined) return remind;
  return remindAt === null ? null : Math.round((dueAt.getTime() - remindAt.getTime()) / 1000);
}

/** Says an open promise anew, or gives it to somebody else. Throws `refused` (`past-due`), `conflict`, `not-found`. */
export async function changePromise(tx: Tx, changing: Changing, actor: Actor): Promise<PromiseRow> {
  const taken = await takePromise(tx, changing, actor);
  refuseSettled(taken.row, { changing, now: tx.now });
  const { owner = taken.row.owner } = changing;
  if (owner !== null && owner !== taken.row.owner) await giveTo(tx, { conversation: taken.conversation, owner }, actor);
  const dueAt = changing.dueAt ?? taken.row.dueAt;
  if (changing.dueAt !== undefined) refusePast(dueAt, tx.now);
  const timed = changing.dueAt !== undefined || changing.remind !== undefined;
  const at = timed ? reminderAt(dueAt, { remind: remindOf(taken.row, changing), now: tx.now }) : taken.row.remindAt;
  const row = await tx.one<PromiseRow>(sql`update desk.promise set text = ${changing.text?.trim() ?? taken.row.text},
      owner = ${owner}, due_at = ${dueAt}, remind_at = ${at}::timestamptz,
      reminded_at = case when ${timed} then null else reminded_at end, version = version + 1
    where id = ${taken.row.id} returning ${promiseColumns}`);
  await tellChanged(tx, { ...taken, row }, { before: taken.row, actor });
  return row;
}

/** Tells of it what is new. */
export async function tellChanged(
  tx: Tx,
  taken: Taken,
  { before, actor }: { before: PromiseRow; actor: Actor },
): Promise<void> {
  const { row } = taken;
  const due_in_s = Math.round((row.dueAt.getTime() - tx.now.getTime()) / 1000);
  if (row.dueAt.getTime() !== before.dueAt.getTime())
    await recordPromise(tx, taken, {
      told: [{ kind: 'promise.changed', at: tx.now, facts: { due_in_s } }],
      actor,
      version: row.version,
    });
  const { subject, data } = aboutPromise(taken, actor);
  await publish(tx, promiseChanged, { subject, data: { ...data, given: row.owner !== before.owner } });
  await rememberPromise(tx, taken, { what: 'promise-changed', actor });
}
