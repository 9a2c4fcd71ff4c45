import { lookBackDays, type AnswerTimes } from '#core/desk/acknowledgement.ts';
import { sql, type App, type Tx } from '#platform';
import { threadsOf } from '#channels';

/** First answers that are read at once, newest first. */
const pageSize = 5_000;
/** A mailbox that answers seldom beside a busy one is looked for this far back. */
const mostPages = 20;
/** More of one mailbox tell nothing more. */
const enough = 1_000;
/** Milliseconds for which the figures hold. */
const fresh = 600_000;

type Kept = { at: number; times: AnswerTimes | null };
const kept = new WeakMap<App, Map<string, Kept>>();

type Answered = { id: string; at: Date; seconds: number };

/** The value that this share of the sorted values does not pass. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

async function answeredBefore(tx: Tx, before: Pick<Answered, 'at' | 'id'> | undefined): Promise<Answered[]> {
  const since = new Date(tx.now.getTime() - lookBackDays * 86_400_000);
  const older = before === undefined ? sql`true` : sql`(first_answer_at, id) < (${before.at}, ${before.id}::uuid)`;
  return await tx.all<Answered>(sql`
    select id, first_answer_at as at, extract(epoch from first_answer_at - first_in_at)::float8 as seconds
    from desk.conversation where workspace = ${tx.workspace} and first_answer_at > ${since} and ${older}
      and first_in_at is not null and channel = 'mail' and status <> 'spam' and first_answer_at >= first_in_at
    order by first_answer_at desc, id desc limit ${pageSize}`);
}

async function ofMailbox(tx: Tx, answered: readonly Answered[], account: string): Promise<number[]> {
  const ids = answered.map(({ id }) => id);
  const here = new Set((await threadsOf(tx, ids)).filter((thread) => thread.account === account).map(({ id }) => id));
  return answered.filter(({ id }) => here.has(id)).map(({ seconds }) => seconds);
}

async function timesOf(tx: Tx, account: string): Promise<AnswerTimes | null> {
  const found: number[] = [];
  let last: Answered | undefined;
  for (let page = 0; page < mostPages && found.length < enough; page++) {
    const answered = await answeredBefore(tx, last);
    found.push(...(await ofMailbox(tx, answered, account)));
    last = answered.at(-1);
    if (answered.length < pageSize) break;
  }
  if (found.length === 0) return null;
  const sorted = found.toSorted((a, b) => a - b);
  return { answers: sorted.length, median: quantile(sorted, 0.5), ninety: quantile(sorted, 0.9) };
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
