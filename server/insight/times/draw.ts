import type { ServiceTimeKind } from '#core/desk/facts/told-times.ts';
import { sql } from '#platform';
import type { Scope } from '../scope.ts';

/** Calendar time, or only the opening hours of it. */
export type TimeOf = 'calendar' | 'opening';

/** What times of service are alike in. */
export interface Lane {
  id: number;
  kind: ServiceTimeKind;
  channel: string;
  team: string | null;
  /** Who answered. */
  by: string | null;
  /** Whose hours; null: none were kept. */
  calendar: string | null;
  dropped: boolean;
}

/** In which of the days or weeks of the period it began, from 1: by the midnights of the workspace's zone. */
function bucketOf({ period: { zone, buckets } }: Scope) {
  const midnights = buckets.map(
    ({ start }) => new Date(Temporal.PlainDate.from(start).toZonedDateTime(zone).epochMilliseconds),
  );
  return sql`width_bucket(since, ${midnights}::timestamptz[])`;
}

export function within({ tx, period, channel }: Scope) {
  const here =
    channel === undefined
      ? sql`true`
      : sql`lane in (select id from insight.service_lane where workspace = ${tx.workspace} and channel = ${channel})`;
  return sql`workspace = ${tx.workspace} and since >= ${period.start} and since <= ${period.end} and ${here}`;
}

const rowBytes = 10;

/**
 * Lane, seconds and bucket of each time that has ended, one after the other as bytes: in rows and words a million of them would take
 * PostgreSQL and us ten times as long.
 */
export async function drawEnded(scope: Scope, of: TimeOf): Promise<Buffer> {
  const { bytes } = await scope.tx.one(endedTimes(scope, of));
  return bytes ?? Buffer.alloc(0);
}

export function endedTimes(scope: Scope, of: TimeOf) {
  const seconds = of === 'opening' ? sql`round(opening_s)::int8` : sql`seconds`;
  return sql<{ bytes: Buffer | null }>`
    select string_agg(int8send((lane::int8 << 31) | ${seconds}) || int2send(${bucketOf(scope)}::int2), '') as bytes
    from insight.service_time where ${within(scope)} and seconds is not null`;
}

/** Reads what was drawn. */
export function eachEnded(bytes: Buffer, take: (lane: number, bucket: number, seconds: number) => void): void {
  for (let at = 0; at < bytes.length; at += rowBytes) {
    const high = bytes.readUInt32BE(at);
    const low = bytes.readUInt32BE(at + 4);
    take(high * 2 + (low >>> 31), bytes.readUInt16BE(at + 8), low & 0x7fff_ffff);
  }
}

/** How many have ended. */
export function countEnded(bytes: Buffer): number {
  return bytes.length / rowBytes;
}

/** What goes on, with the seconds of the clock at which each began. */
export function drawOpen(scope: Scope): Promise<OpenTimes[]> {
  return scope.tx.all(openTimes(scope));
}

interface OpenTimes {
  lane: number;
  bucket: number;
  since: number[];
}

export function openTimes(scope: Scope) {
  return sql<OpenTimes>`select lane, ${bucketOf(scope)} as bucket, json_agg(extract(epoch from since)) as since
    from insight.service_time where ${within(scope)} and until is null group by lane, bucket`;
}

/** All lanes, by their ids. Those of a time that was drawn before are among them. */
export function readLanes({ tx }: Scope): Promise<Lane[]> {
  return tx.all(sql`select id, kind, channel, team, by, calendar, dropped from insight.service_lane
    where workspace = ${tx.workspace} order by id`);
}
