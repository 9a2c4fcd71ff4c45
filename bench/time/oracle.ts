import type { OpeningHours } from '#core/time/opening-hours.ts';
import type { Span } from '#core/time/spans.ts';

const minute = 60_000;
const day = 86_400_000;

/** What the clock on the wall shows in every minute of a span: the number of its day, and the minute of that day. */
export interface Wall {
  zone: string;
  start: number;
  minutes: number;
  days: Int32Array;
  clock: Int16Array;
}

export function lookAtTheWall(zone: string, start: number, minutes: number): Wall {
  const [days, clock] = [new Int32Array(minutes), new Int16Array(minutes)];
  for (let at = 0; at < minutes; at++) {
    const wall = Temporal.Instant.fromEpochMilliseconds(start + at * minute).toZonedDateTimeISO(zone);
    days[at] = Date.UTC(wall.year, wall.month - 1, wall.day) / day;
    clock[at] = wall.hour * 60 + wall.minute;
  }
  return { zone, start, minutes, days, clock };
}

/** Counts minutes, and knows nothing of how the engine does it. What is after its last minute it does not know. */
export interface Oracle {
  isOpen(at: number): boolean;
  between(from: number, until: number): number;
  nextOpening(at: number): number | undefined;
  add(at: number, length: number): number | undefined;
  subtract(at: number, length: number): number | undefined;
}

export function oracleOf(wall: Wall, hours: OpeningHours, pauses: readonly Span[]): Oracle {
  const open = openMinutes(wall, hours);
  for (const { from, until } of pauses) clear(open, (from - wall.start) / minute, (until - wall.start) / minute);
  const minuteOf = (at: number) => Math.floor((at - wall.start) / minute);
  const startOf = (number: number) => wall.start + number * minute;
  const before = new Float64Array(wall.minutes + 1);
  for (let at = 0; at < wall.minutes; at++) before[at + 1] = before[at]! + open[at]! * minute;
  const openBefore = (at: number) =>
    before[minuteOf(at)]! + (open[minuteOf(at)] === 1 ? at - startOf(minuteOf(at)) : 0);
  return {
    isOpen: (at) => open[minuteOf(at)] === 1,
    between: (from, until) => openBefore(until) - openBefore(from),
    nextOpening(at) {
      if (open[minuteOf(at)] === 1) return at;
      for (let number = minuteOf(at) + 1; number < wall.minutes; number++)
        if (open[number] === 1) return startOf(number);
      return undefined;
    },
    add(at, length) {
      const wanted = openBefore(at) + length;
      if (length === 0) return at;
      for (let number = minuteOf(at); number < wall.minutes; number++)
        if (before[number + 1]! >= wanted) return startOf(number) + wanted - before[number]!;
      return undefined;
    },
    subtract(at, length) {
      const wanted = openBefore(at) - length;
      if (length === 0) return at;
      for (let number = minuteOf(at); number >= 0 && wanted >= 0; number--)
        if (open[number] === 1 && before[number]! <= wanted) return startOf(number) + wanted - before[number]!;
      return undefined;
    },
  };
}

function clear(open: Uint8Array, from: number, until: number): void {
  for (let at = Math.max(0, from); at < Math.min(open.length, until); at++) open[at] = 0;
}

function openMinutes({ start, minutes, days, clock }: Wall, hours: OpeningHours): Uint8Array {
  const otherwise = new Map([...hours.days].map(([iso, windows]) => [Date.parse(iso) / day, windows]));
  const of = (number: number) => otherwise.get(number) ?? hours.week[(number + 3) % 7]!;
  const open = new Uint8Array(minutes);
  for (let at = 0; at < minutes; at++) {
    const [date, now] = [days[at]!, clock[at]!];
    const today = of(date).some(({ from, until }) => from <= now && now < until);
    const yesterday = () => of(date - 1).some(({ from, until }) => from <= now + 1440 && now + 1440 < until);
    open[at] = today || (!otherwise.has(date) && yesterday()) ? 1 : 0;
  }
  for (const { from, until } of hours.closures) clear(open, (from - start) / minute, (until - start) / minute);
  return open;
}
