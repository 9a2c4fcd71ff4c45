import type { ServiceTimeKind } from '#core/desk/facts/told-times.ts';
import type { Duration } from '#core/statistics/kaplan-meier.ts';
import { namedClocks, type NamedClock } from '#people';
import { sql } from '#platform';
import type { Scope } from '../scope.ts';

/** Calendar time, or only the opening hours of it. */
export type TimeOf = 'calendar' | 'opening';

/** Times of one kind that began on one day or week, alike in all else. */
export interface TimeRow {
  kind: ServiceTimeKind;
  channel: string;
  team: string | null;
  /** Who answered. */
  by: string | null;
  bucket: string;
  times: Duration[];
}

type Key = Omit<TimeRow, 'times' | 'bucket'> & { bucket: number };
type Ended = Key & { dropped: boolean; seconds: number[] };
type Open = Key & { calendar: string | null; since: number[] };

/** In which of the days or weeks of the period it began, from 1: by the midnights of the workspace's zone. */
function bucketOf({ period: { zone, buckets } }: Scope) {
  const midnights = buckets.map(
    ({ start }) => new Date(Temporal.PlainDate.from(start).toZonedDateTime(zone).epochMilliseconds),
  );
  return sql`width_bucket(since, ${midnights}::timestamptz[])`;
}

/** Its first day. */
function dayOf({ period: { buckets } }: Scope, bucket: number): string {
  return buckets[bucket - 1]?.start ?? '';
}

function within({ tx, period, channel }: Scope) {
  const here = channel === undefined ? sql`true` : sql`channel = ${channel}`;
  return sql`workspace = ${tx.workspace} and since >= ${period.start} and since <= ${period.end} and ${here}`;
}

function endedRows(scope: Scope, of: TimeOf): Promise<Ended[]> {
  const seconds = of === 'opening' ? sql`opening_s` : sql`extract(epoch from until - since)`;
  return scope.tx.all(sql<Ended>`select kind, channel, team, by, dropped, ${bucketOf(scope)} as bucket,
      json_agg(round(${seconds})::int) as seconds
    from insight.service_time where ${within(scope)} and until is not null
    group by kind, channel, team, by, dropped, bucket`);
}

function openRows(scope: Scope): Promise<Open[]> {
  return scope.tx.all(sql<Open>`select kind, channel, team, by, calendar, ${bucketOf(scope)} as bucket,
      json_agg(extract(epoch from since)) as since
    from insight.service_time where ${within(scope)} and until is null
    group by kind, channel, team, by, calendar, bucket`);
}

/** How long it has lasted until now: what is open is counted by the hours as they are now. */
function soFar(scope: Scope, of: TimeOf, clocks: readonly NamedClock[]) {
  const now = scope.period.end.getTime();
  const usual = clocks.find(({ isDefault }) => isDefault);
  return ({ calendar, since }: Pick<Open, 'calendar' | 'since'>): Duration[] => {
    const clock = (clocks.find(({ id }) => id === calendar) ?? usual)?.clock;
    return since.map((seconds) => {
      const from = Math.min(now, Math.round(seconds * 1_000));
      const length = of === 'opening' && clock !== undefined ? clock.between(from, now) : now - from;
      return { time: Math.round(length / 1_000), ended: false };
    });
  };
}

/** Whose hours count how many times. */
export interface HoursUsed {
  /** Null: none were kept then, so it was open around the clock; or they are gone. */
  name: string | null;
  n: number;
}

async function hoursUsed(scope: Scope, clocks: readonly NamedClock[]): Promise<HoursUsed[]> {
  const rows = await scope.tx.all<{ calendar: string | null; n: number }>(sql`
    select calendar, count(*)::int as n from insight.service_time where ${within(scope)} group by calendar`);
  const counts = new Map<string | null, number>();
  for (const { calendar, n } of rows) {
    const name = clocks.find(({ id }) => id === calendar)?.name ?? null;
    counts.set(name, (counts.get(name) ?? 0) + n);
  }
  return [...counts].map(([name, n]) => ({ name, n })).toSorted((a, b) => b.n - a.n);
}

/** The times of service that began in the period, and by whose hours they are counted. */
export async function serviceTimes(scope: Scope, of: TimeOf) {
  const clocks = await namedClocks(scope.tx);
  const lengthsOf = soFar(scope, of, clocks);
  const ended = (await endedRows(scope, of)).map(({ seconds, dropped, bucket, ...key }): TimeRow => {
    return { ...key, bucket: dayOf(scope, bucket), times: seconds.map((time) => ({ time, ended: !dropped })) };
  });
  const open = (await openRows(scope)).map(({ calendar, since, bucket, ...key }): TimeRow => {
    return { ...key, bucket: dayOf(scope, bucket), times: lengthsOf({ calendar, since }) };
  });
  return { rows: [...ended, ...open], hours: await hoursUsed(scope, clocks), kept: clocks.length > 0 };
}

/** Whether what was there before is not measured yet. */
export async function stillMeasuring({ tx }: Scope): Promise<boolean> {
  const state = await tx.maybe<{ walk: string | null }>(sql`select walk from insight.measuring`);
  return state === undefined || state.walk === 'all';
}
