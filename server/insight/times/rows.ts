import { sortedTimes, type CellTimes } from '#core/statistics/sorted-times.ts';
import { namedClocks, type NamedClock } from '#people';
import { sql } from '#platform';
import type { Scope } from '../scope.ts';
import { countEnded, drawEnded, drawOpen, eachEnded, readLanes, type Lane, type TimeOf } from './draw.ts';

/** What times of service have in common that began on one day or week and are alike in all else. */
export interface Cell extends Lane {
  /** The first day of the day or week. */
  bucket: string;
  /** No: it goes on or was dropped, and is at least so long. */
  ended: boolean;
}

/** Times of service in seconds, the shortest first, each with its cell. */
export interface ServiceTimes {
  cells: Cell[];
  sorted: CellTimes;
}

/** How long what is open has lasted until now: it is counted by the hours as they are now. */
function soFar(scope: Scope, of: TimeOf, clocks: readonly NamedClock[]) {
  const now = scope.period.end.getTime();
  const usual = clocks.find(({ isDefault }) => isDefault);
  return (calendar: string | null, since: number): number => {
    const clock = (clocks.find(({ id }) => id === calendar) ?? usual)?.clock;
    const from = Math.min(now, Math.round(since * 1_000));
    const length = of === 'opening' && clock !== undefined ? clock.between(from, now) : now - from;
    return Math.round(length / 1_000);
  };
}

/** Gives every cell a number, from 0. By tables, as it is asked for each of a million times. */
function numbering({ period: { buckets } }: Scope, lanes: readonly Lane[]) {
  const cells: Cell[] = [];
  const least = lanes[0]?.id ?? 0;
  const placeOf = new Int32Array((lanes.at(-1)?.id ?? 0) - least + 1);
  for (const [at, { id }] of lanes.entries()) placeOf[id - least] = at;
  const width = 2 * (buckets.length + 1);
  const numbers = new Int32Array(lanes.length * width).fill(-1);
  return {
    cells,
    numberOf(laneId: number, bucket: number, goesOn: 0 | 1): number {
      const place = placeOf[laneId - least]!;
      const key = place * width + 2 * bucket + goesOn;
      const known = numbers[key]!;
      if (known >= 0) return known;
      const lane = lanes[place]!;
      cells.push({ ...lane, bucket: buckets[bucket - 1]?.start ?? '', ended: goesOn === 0 && !lane.dropped });
      return (numbers[key] = cells.length - 1);
    },
  };
}

async function drawn(scope: Scope, of: TimeOf, clocks: readonly NamedClock[]) {
  const [ended, open] = [await drawEnded(scope, of), await drawOpen(scope)];
  const { cells, numberOf } = numbering(scope, await readLanes(scope));
  const count = open.reduce((sum, { since }) => sum + since.length, countEnded(ended));
  const given: CellTimes = { times: new Uint32Array(count), cells: new Uint32Array(count) };
  let at = 0;
  const put = (cell: number, seconds: number) => {
    given.cells[at] = cell;
    given.times[at++] = seconds;
  };
  eachEnded(ended, (lane, bucket, seconds) => put(numberOf(lane, bucket, 0), seconds));
  const lengthOf = soFar(scope, of, clocks);
  for (const { lane, bucket, since } of open) {
    const cell = numberOf(lane, bucket, 1);
    for (const began of since) put(cell, lengthOf(cells[cell]!.calendar, began));
  }
  return { cells, given };
}

/** Whose hours count how many times. */
export interface HoursUsed {
  /** Null: none were kept then, so it was open around the clock; or they are gone. */
  name: string | null;
  n: number;
}

function hoursUsed(numbers: Uint32Array, cells: readonly Cell[], clocks: readonly NamedClock[]): HoursUsed[] {
  const inCell = new Uint32Array(cells.length);
  for (const cell of numbers) inCell[cell]!++;
  const counts = new Map<string | null, number>();
  for (const [at, { calendar }] of cells.entries()) {
    const name = clocks.find(({ id }) => id === calendar)?.name ?? null;
    counts.set(name, (counts.get(name) ?? 0) + inCell[at]!);
  }
  return [...counts].map(([name, n]) => ({ name, n })).toSorted((a, b) => b.n - a.n);
}

/** The times of service that began in the period, and by whose hours they are counted. */
export async function serviceTimes(scope: Scope, of: TimeOf) {
  const clocks = await namedClocks(scope.tx);
  const { cells, given } = await drawn(scope, of, clocks);
  return {
    ...{ cells, sorted: sortedTimes(given) },
    ...{ hours: hoursUsed(given.cells, cells, clocks), kept: clocks.length > 0 },
  };
}

/** Whether what was there before is not measured yet. */
export async function stillMeasuring({ tx }: Scope): Promise<boolean> {
  const state = await tx.maybe<{ walk: string | null }>(sql`select walk from insight.measuring`);
  return state === undefined || state.walk === 'all';
}
