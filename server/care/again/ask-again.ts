import { rollKey, rollOf } from '#core/listening/asking/roll.ts';
import type { Outcome } from '#core/care/recovery.ts';
import { decideEpisode, surveyAnswered } from '#listening';
import { apart, defineListener, loop, sql, type App, type Tx } from '#platform';
import { recoveryOpened, recoveryReopened, recoverySettled } from '../events.ts';
import { careSettings } from '../settings/settings.ts';

/** Somebody spoke with them, however it ended. */
const reachedBy: readonly Outcome[] = ['won-back', 'still-unhappy', 'nothing-to-do'];

const day = 86_400_000;

/** Nobody has spoken with the customer of the case yet. */
const untouched = sql`(recovery.state = 'open' or recovery.outcome is not distinct from 'not-reached')`;

interface Planned {
  recovery: string;
  reached: boolean;
  dueAt: Date;
}

/** Plans to ask once more about the low answer of a case; one that was planned and not asked yet is planned anew. */
async function plan(tx: Tx, { recovery, reached, dueAt }: Planned): Promise<void> {
  await tx.run(sql`insert into care.again (recovery, customer, reached, low_ask, scale, before, low_at, due_at, state)
    select recovery.id, recovery.customer, ${reached}, sign.ask, sign.scale, sign.score, sign.at, ${dueAt}, 'waiting'
    from care.recovery join care.sign on sign.recovery = recovery.id and sign.kind = 'score' and sign.ask is not null
    join listening.ask_outcome asked on asked.id = sign.ask and not asked.again
    where recovery.id = ${recovery} order by sign.at limit 1
    on conflict (recovery) do update set reached = excluded.reached, due_at = excluded.due_at, state = 'waiting'
    where again.state in ('waiting', 'dropped')`);
}

/** So long after the low answer those who were reached are asked, in the middle: others who are compared with them, too. */
async function usualDelay(tx: Tx, days: number): Promise<number> {
  const found = await tx.one<{ seconds: number | null }>(sql`
    select percentile_cont(0.5) within group (order by extract(epoch from due_at - low_at))::float8 as seconds
    from (select due_at, low_at from care.again where reached order by due_at desc limit 200) as latest`);
  return found.seconds === null ? (days + 1) * day : found.seconds * 1000;
}

/** Once a case is settled, its customer is asked again some days later. */
export const planOnSettled = defineListener({
  name: 'care.again-on-settled',
  on: [recoverySettled],
  async handle(tx, { subject, data, at }) {
    const { again, againDays } = await careSettings(tx);
    if (!again || !reachedBy.includes(data.outcome)) return;
    await plan(tx, { recovery: subject, reached: true, dueAt: new Date(at.getTime() + againDays * day) });
  },
});

/** Of those who were not reached yet a share is asked at random, as long after their answer as the others: to compare with. */
export const planToCompare = defineListener({
  name: 'care.again-to-compare',
  on: [recoveryOpened],
  async handle(tx, { subject, data, at }) {
    const { again, againDays, againShare } = await careSettings(tx);
    if (!again || data.sign !== 'score') return;
    if (rollOf(rollKey(subject, 'asked again to compare'), data.customer, subject) * 100 >= againShare) return;
    const dueAt = new Date(at.getTime() + (await usualDelay(tx, againDays)));
    await plan(tx, { recovery: subject, reached: false, dueAt });
  },
});

/** A case that is taken up again is not settled. */
export const dropOnReopened = defineListener({
  name: 'care.again-drop',
  on: [recoveryReopened],
  async handle(tx, { subject }) {
    await tx.run(sql`update care.again set state = 'dropped' where recovery = ${subject} and state = 'waiting'`);
  },
});

/** What was answered to the question that was put once more; whoever was reached before that tells nothing of those who were not. */
export const noteAnswer = defineListener({
  name: 'care.again-answered',
  on: [surveyAnswered],
  async handle(tx, { data: { ask, scale, score, further }, at }) {
    if (ask === null || further) return;
    await tx.run(sql`update care.again set after = ${score}, answered_at = ${at},
      state = case when reached or ${untouched} then 'answered' else 'dropped' end
      from care.recovery where recovery.id = again.recovery and again.ask = ${ask} and again.scale = ${scale} and again.state = 'asked'`);
  },
});

interface Due {
  recovery: string;
  workspace: string;
}

const atOnce = 20;

/** Asks once more when the time has come, by the clock of the world. */
export function startAskingAgain(app: App): () => Promise<void> {
  const each = apart(app, 'asking again');
  const turn = async (): Promise<boolean> => {
    const due = await app.database.look(sql<Due>`select recovery, workspace from care.again
      where state = 'waiting' and due_at <= ${app.world.now()} and not recovery = any(${each.resting()}::uuid[])
      order by due_at limit ${atOnce}`);
    for (const { recovery, workspace } of due)
      await each.work(recovery, () => app.database.inWorkspace(workspace, (tx) => askAgain(tx, recovery)));
    return due.length === atOnce;
  };
  return loop({ name: 'asking again', log: app.log, everyMilliseconds: 2000, turn }).stop;
}

interface Waiting {
  customer: string;
  reached: boolean;
  untouched: boolean;
  survey: string;
  episode: string;
  about: 'contact' | 'touchpoint' | 'journey' | 'relationship';
  conversation: string | null;
  touchpoint: string;
  channel: string;
}

/** Asks the question that was answered low once more, about the same; those to compare with only while nobody has reached them. */
async function askAgain(tx: Tx, recovery: string): Promise<void> {
  const found = await tx.maybe<Waiting>(sql`
    select again.customer, again.reached, ${untouched} as untouched,
      asked.survey, asked.episode, asked.about, asked.conversation, asked.touchpoint, asked.channel
    from care.again join care.recovery on recovery.id = again.recovery join listening.ask_outcome asked on asked.id = again.low_ask
    where again.recovery = ${recovery} and again.state = 'waiting' for update of again`);
  const write = (state: string, ask: string | null) =>
    tx.run(
      sql`update care.again set state = ${state}, ask = ${ask} where recovery = ${recovery} and state = 'waiting'`,
    );
  if (found === undefined || (!found.reached && !found.untouched)) return void (await write('dropped', null));
  const { untouched: _untouched, reached: _reached, ...episode } = found;
  const decided = await decideEpisode(tx, {
    ...episode,
    cause: `recovery.again:${recovery}`,
    dueAt: tx.now,
    again: true,
  });
  await write(decided.state === 'not-asked' ? 'not-asked' : 'asked', decided.ask);
}
