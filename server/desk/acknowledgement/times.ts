import { lookBackDays, type AnswerTimes } from '#core/desk/acknowledgement.ts';
import { sql, type App, type Tx } from '#platform';
import { threadsOf } from '#channels';

/** Newest first answers that are looked at; milliseconds for which the figures hold. */
const mostAnswers = 5_000;
const fresh = 600_000;

type Kept = { at: number; times: AnswerTimes | null };
const kept = new WeakMap<App, Map<string, Kept>>();

type Answered = { id: string; seconds: number };

/** The value that this share of the sorted values does not pass. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

async function timesOf(tx: Tx, account: string): Promise<AnswerTimes | null> {
  const since = new Date(tx.now.getTime() - lookBackDays * 86_400_000);
  const answered = await tx.all<Answered>(sql`
    select id, extract(epoch from first_answer_at - first_in_at)::float8 as seconds from desk.conversation
    where workspace = ${tx.workspace} and first_answer_at > ${since} and first_in_at is not null
      and channel = 'mail' and status <> 'spam' and first_answer_at >= first_in_at
    order by first_answer_at desc limit ${mostAnswers}`);
  const threads = await threadsOf(
    tx,
    answered.map(({ id }) => id),
  );
  const here = new Set(threads.filter((thread) => thread.account === account).map(({ id }) => id));
  const seconds = answered.filter(({ id }) => here.has(id)).map((each) => each.seconds);
  if (seconds.length === 0) return null;
  seconds.sort((a, b) => a - b);
  return { answers: seconds.length, median: quantile(seconds, 0.5), ninety: quantile(seconds, 0.9) };
}

/** How long first answers of a mailbox took in the last 28 days, up to ten minutes old; null without any. */
export async function answerTimesOf(tx: Tx, app: App, account: string): Promise<AnswerTimes | null> {
  const here = kept.get(app) ?? new Map<string, Kept>();
  kept.set(app, here);
  const known = here.get(account);
  if (known !== undefined && Math.abs(tx.now.getTime() - known.at) < fresh) return known.times;
  const times = await timesOf(tx, account);
  here.set(account, { at: tx.now.getTime(), times });
  return times;
}
