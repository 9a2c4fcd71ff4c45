import { lookBackDays, spokenSeconds, type AnswerTimes } from '#core/channels/answer-times.ts';
import type { BusinessClock } from '#core/time/business-clock.ts';
import { sql, type App, type Tx } from '#platform';
import { hoursOfAccount, threadsOf, type Whose } from '#channels';

/** First answers that are read at once, newest first. */
const pageSize = 5_000;
/** An account that answers seldom beside a busy one is looked for this far back. */
const mostPages = 20;
/** More of one account tell nothing more. */
const enough = 1_000;
/** Milliseconds for which the figures hold. */
const fresh = 600_000;

type Figures = Pick<AnswerTimes, 'answers' | 'median' | 'ninety'>;
type Kept = { at: number; clock: BusinessClock; figures: Figures | null };
const kept = new WeakMap<App, Map<string, Kept>>();

type Answered = { id: string; at: Date; asked: Date };
type Hours = Awaited<ReturnType<typeof hoursOfAccount>>;

/** The value that this share of the sorted values does not pass. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

async function answeredBefore(tx: Tx, kind: string, before: Pick<Answered, 'at' | 'id'> | undefined) {
  const since = new Date(tx.now.getTime() - lookBackDays * 86_400_000);
  const older = before === undefined ? sql`true` : sql`(first_answer_at, id) < (${before.at}, ${before.id}::uuid)`;
  return await tx.all<Answered>(sql`
    select id, first_answer_at as at, first_in_at as asked
    from desk.conversation where workspace = ${tx.workspace} and first_answer_at > ${since} and ${older}
      and first_in_at is not null and channel = ${kind} and status <> 'spam' and first_answer_at >= first_in_at
    order by first_answer_at desc, id desc limit ${pageSize}`);
}

async function ofAccount(tx: Tx, answered: readonly Answered[], account: string): Promise<Answered[]> {
  const ids = answered.map(({ id }) => id);
  const here = new Set((await threadsOf(tx, ids)).filter((thread) => thread.account === account).map(({ id }) => id));
  return answered.filter(({ id }) => here.has(id));
}

async function figuresOf(tx: Tx, account: string, { kind, clock }: Hours): Promise<Figures | null> {
  const found: Answered[] = [];
  let last: Answered | undefined;
  for (let page = 0; page < mostPages && found.length < enough; page++) {
    const answered = await answeredBefore(tx, kind, last);
    found.push(...(await ofAccount(tx, answered, account)));
    last = answered.at(-1);
    if (answered.length < pageSize) break;
  }
  if (found.length === 0) return null;
  const seconds = found.map(({ asked, at }) => clock.between(asked.getTime(), at.getTime()) / 1_000);
  const sorted = seconds.toSorted((a, b) => a - b);
  return { answers: sorted.length, median: quantile(sorted, 0.5), ninety: quantile(sorted, 0.9) };
}

/** The figures, up to ten minutes old; while they are worked out others get the former ones. */
async function knownFigures(tx: Tx, app: App, of: { account: string; hours: Hours }): Promise<Figures | null> {
  const here = kept.get(app) ?? new Map<string, Kept>();
  kept.set(app, here);
  const { account, hours } = of;
  const key = `${account} ${hours.calendar}`;
  const known = here.get(key);
  const now = tx.now.getTime();
  const same = known?.clock === hours.clock;
  if (known !== undefined && same && Math.abs(now - known.at) < fresh) return known.figures;
  here.set(key, { at: now, clock: hours.clock, figures: same ? known.figures : null });
  try {
    const figures = await figuresOf(tx, account, hours);
    here.set(key, { at: now, clock: hours.clock, figures });
    return figures;
  } catch (error) {
    here.delete(key);
    throw error;
  }
}

/**
 * How long first answers of a mailbox or a chat box took in the last 28 days, counted in its opening hours or in those of somebody, and
 * until when that is from now on; null without any, and when it does not open any more.
 */
export async function answerTimesOf(
  tx: Tx,
  app: App,
  { account, ...whose }: Whose & { account: string },
): Promise<AnswerTimes | null> {
  const hours = await hoursOfAccount(tx, account, whose);
  const figures = await knownFigures(tx, app, { account, hours });
  if (figures === null || hours.calendar === null) return figures && { ...figures, opening: null };
  const by = hours.clock.add(tx.now.getTime(), spokenSeconds(figures.ninety, true) * 1_000);
  return by === undefined ? null : { ...figures, opening: { by: new Date(by), zone: hours.zone } };
}
