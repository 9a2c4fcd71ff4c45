import type { SlowTest, SlowTime } from '#core/desk/experience-test.ts';
import type { ServiceTimeKind } from '#core/desk/facts/told-times.ts';
import type { SlowTimes } from '#desk';
import { namedClocks } from '#people';
import { sql, type RawBuilder, type Tx } from '#platform';

const kinds: Record<SlowTime, ServiceTimeKind[]> = {
  'first-response': ['first'],
  'next-response': ['next'],
  resolution: ['resolution'],
  waiting: ['first', 'next'],
};

const minute = 60_000;

/** Since when a time goes on that is so long by now; with opening hours, by those of each calendar. */
async function longAgo(tx: Tx, { longer, in: counted }: SlowTest): Promise<RawBuilder<boolean>> {
  const by = (at: number) => sql<boolean>`told.since < ${new Date(at)}::timestamptz`;
  const now = tx.now.getTime();
  if (counted === 'calendar') return by(now - longer * minute);
  const cutoffs = (await namedClocks(tx)).map(({ id, clock }) => ({ id, at: clock.subtract(now, longer * minute) }));
  const ofCalendar = cutoffs.flatMap(({ id, at }) =>
    at === undefined ? [] : [sql<boolean>`(told.lane = any(${lanes(tx, sql`calendar = ${id}`)}) and ${by(at)})`],
  );
  const around = sql<boolean>`(told.lane = any(${lanes(tx, sql`calendar is null`)}) and ${by(now - longer * minute)})`;
  return sql<boolean>`(${sql.join([around, ...ofCalendar], sql` or `)})`;
}

const lanes = (tx: Tx, of: RawBuilder<unknown>) =>
  sql`array(select id from insight.service_lane where workspace = ${tx.workspace} and ${of})`;

/** Times that took longer, or go on for longer: what was settled unanswered took at least so long. */
export async function slowTimes(tx: Tx, test: SlowTest): Promise<SlowTimes> {
  const { time, longer, in: counted } = test;
  const ofKind = sql`told.workspace = ${tx.workspace} and told.kind = any(${kinds[time]})`;
  const length = counted === 'opening' ? sql`told.opening_s` : sql`told.seconds`;
  return {
    from: sql`insight.service_time`,
    ended:
      time === 'waiting' ? null : sql<boolean>`(${ofKind} and told.until is not null and ${length} > ${longer * 60})`,
    running: sql<boolean>`(${ofKind} and told.until is null and ${await longAgo(tx, test)})`,
  };
}
