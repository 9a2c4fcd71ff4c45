import { secondsToTakeBack } from '#core/care/telling.ts';
import { audit } from '#people';
import { mayTake, problem, publish, sql, type Actor, type Tx } from '#platform';
import { causeChanged } from '../events.ts';
import { takeCause } from '../causes/rows.ts';
import { letterOf, peopleOf, stateOf } from './people.ts';

/** Tells everyone who named a cause, and was not told or left out yet. Throws `refused` while there is nothing to tell or nobody, `not-found`. */
export async function tellEveryone(
  tx: Tx,
  { id, perHour }: { id: string; perHour: number },
  actor: Actor,
): Promise<void> {
  await mayTake(tx, 60);
  const cause = await takeCause(tx, { id });
  if (cause.state !== 'fixed' || cause.did === '')
    throw problem('refused', {
      code: 'not-fixed',
      detail: 'Say that it is fixed, and what you did, before you tell anybody.',
    });
  const from = new Date(tx.now.getTime() + secondsToTakeBack * 1000);
  const { id: telling } = await tx.one<{ id: string }>(sql`
    insert into care.telling (cause, by, by_kind, by_name, at, goes_from, per_hour, total)
    values (${id}, ${actor.kind === 'agent' ? actor.id : null}, ${actor.kind}, ${actor.name}, ${tx.now}, ${from}, ${perHour}, 0) returning id`);
  const total = await tx.run(sql`
    insert into care.letter (cause, customer, telling, state, due_at)
    select ${id}, customer, ${telling}, 'queued', ${from}::timestamptz + (row_number() over (order by last_at desc, customer) - 1) * ${3600 / perHour}::float8 * interval '1 second'
    from (select coalesce(letter.customer, everyone.customer) as customer, everyone.last_at, ${stateOf} as state
      from ${peopleOf(id)} as everyone left join lateral ${letterOf(id)} as letter on true) as each
    where state in ('to-tell', 'held')
    on conflict (workspace, cause, customer) do update set telling = excluded.telling, state = 'queued', due_at = excluded.due_at,
      reason = null, attempts = 0, words = ${wordsOfNow}, sent_at = null, version = letter.version + 1`);
  if (total === 0) throw problem('refused', { code: 'nobody', detail: 'There is nobody left to tell.' });
  await tx.run(sql`update care.telling set total = ${total} where id = ${telling}`);
  await audit(tx, actor, { action: 'cause.tell', subject: id, detail: { people: total, perHour } });
  await publish(tx, causeChanged, { subject: id, data: {} });
}

/** Takes back what has not gone yet. Throws `refused` when all of it has, `not-found`. Gives the cause. */
export async function takeBackTelling(tx: Tx, { id }: { id: string }, actor: Actor): Promise<string> {
  const found = await tx.maybe<{ cause: string }>(sql`select cause from care.telling where id = ${id} for update`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such telling.' });
  const back =
    await tx.run(sql`update care.letter set state = 'draft', due_at = null, telling = null, version = version + 1
    where telling = ${id} and state = 'queued'`);
  if (back === 0) throw problem('refused', { code: 'gone', detail: 'All of it has gone already.' });
  await tx.run(sql`update care.telling set taken_back = taken_back + ${back} where id = ${id}`);
  await audit(tx, actor, { action: 'cause.untell', subject: found.cause, detail: { people: back } });
  await publish(tx, causeChanged, { subject: found.cause, data: {} });
  return found.cause;
}

/** What was written for an earlier time says nothing of this one. */
const wordsOfNow = sql`case when letter.state = 'sent' then null else letter.words end`;

interface Telling {
  id: string;
  by: string;
  at: Date;
  goesFrom: Date;
  perHour: number;
  total: number;
  sent: number;
  held: number;
  takenBack: number;
  queued: number;
  /** When the last one goes that waits. */
  until: Date | null;
}

const shownAtMost = 50;

/** When everyone was told, by whom, and how it went; the latest first. */
export function tellingsOf(tx: Tx, cause: string): Promise<Telling[]> {
  return tx.all<Telling>(sql`
    select telling.id, by_name as by, at, goes_from, per_hour, total, sent, held, taken_back, waits.queued, waits.until
    from care.telling cross join lateral (select count(*)::int as queued, max(due_at) as until from care.letter
      where letter.telling = telling.id and letter.state = 'queued') as waits
    where telling.cause = ${cause} order by at desc, telling.id limit ${shownAtMost}`);
}
