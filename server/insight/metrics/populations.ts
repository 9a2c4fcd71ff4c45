import type { Population } from '#core/insight/metrics/kinds-of-metric.ts';
import { sql } from '#platform';
import { aboutSql } from '../about.ts';
import { asked, lastScore, person } from '../answer-rows.ts';
import { turnsSql } from '../conversation-rows.ts';
import { bucketOfAsking, reachedAsks } from '../response-rate.ts';
import { bucketOf, momentOf, type Scope } from '../scope.ts';

/** What puts a row of a population into a period. */
export const momentWords: Record<Population, string> = {
  conversations: 'The first message of the customer; of what is open, the end of the day.',
  times: 'The moment the wait began.',
  answers: 'The moment of the answer.',
  asks: 'The moment the question was sent.',
};

/** Answers with their score: each in its day or week, and each in the whole period (`''`), of a recommendation one of each customer in each. */
export function answersSql({ period: { by } }: Scope): string {
  return `
    select bucket, scale, about, last as score from (
      select bucket, scale, about, ${person} as whose, ${lastScore} as last from (
        select toString(scale) as scale, ${aboutSql} as about, assumeNotNull(score) as score, customer, id, occurred_at, received_at,
          arrayJoin(['', toString(${bucketOf('occurred_at', by)})]) as bucket
        from interaction where workspace = {workspace: UUID} and scale != '' and score is not null and ${asked}
          and occurred_at >= ${momentOf('start')} and occurred_at < ${momentOf('end')}
          and ({channel: String} = '' or channel = {channel: String})
      ) group by bucket, scale, about, whose
    )`;
}

/** Conversations with what became of them, and each time the number of open ones changed (1970: before the period). */
export function conversationsSql(scope: Scope): string {
  return `
    select toString(t.bucket) as bucket, t.begins and t.at >= {start: Int64} as begins, t.delta as delta, t.outcome as outcome,
      t.closed_at as closed_at, t.was_reopened as was_reopened
    from (${turnsSql(scope)}) t`;
}

/** Asks that reached somebody: whether their time is over, and whether they were answered. */
export function asksSql(scope: Scope) {
  return sql`select ${bucketOfAsking(scope)} as bucket, expires_at <= ${scope.period.end} as "over", answered_at is not null as answered
    from listening.ask_outcome where ${reachedAsks(scope)}`;
}
