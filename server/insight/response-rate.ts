import { pointsFigure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { sql } from '#platform';
import { howOf } from './metrics/catalogue.ts';
import type { Scope } from './scope.ts';

interface AskRow {
  bucket: string;
  delivered: number;
  answered: number;
  open: number;
  openAnswered: number;
}

/** Answers of the asks delivered, by the day of asking; asks whose time is not over stand beside. */
export async function responseRate(scope: Scope) {
  const rows = await askRows(scope);
  const total = (of: keyof Omit<AskRow, 'bucket'>) => rows.reduce((sum, row) => sum + row[of], 0);
  return {
    ...pointsFigure(shareOf(total('answered'), total('delivered'))),
    how: howOf('response_rate', scope.when, scope.settings),
    open: total('open'),
    openAnswered: total('openAnswered'),
    series: scope.period.buckets.map(({ start, partial }) => {
      const row = rows.find(({ bucket }) => bucket === start);
      return { start, partial, ...pointsFigure(shareOf(row?.answered ?? 0, row?.delivered ?? 0)) };
    }),
  };
}

/** The asks that a response rate knows of: those that reached somebody, by the day of asking. */
export function reachedAsks({ period: { start, end }, channel }: Scope) {
  return sql`sent_at >= ${start} and sent_at < ${end} and reached
    and (${channel ?? null}::text is null or channel = ${channel ?? null})`;
}

/** The first day of the day or week in which it was asked. */
export function bucketOfAsking({ period: { by, zone } }: Scope) {
  return sql`to_char(date_trunc(${by}, sent_at at time zone ${zone}), 'YYYY-MM-DD')`;
}

function askRows(scope: Scope): Promise<AskRow[]> {
  const over = sql`expires_at <= ${scope.period.end}`;
  return scope.tx.all(sql<AskRow>`
    select ${bucketOfAsking(scope)} as bucket,
      (count(*) filter (where ${over}))::int as delivered,
      (count(*) filter (where ${over} and answered_at is not null))::int as answered,
      (count(*) filter (where not (${over})))::int as open,
      (count(*) filter (where not (${over}) and answered_at is not null))::int as open_answered
    from listening.ask_outcome where ${reachedAsks(scope)}
    group by 1`);
}
