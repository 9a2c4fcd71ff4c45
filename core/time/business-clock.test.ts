import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessClock } from './business-clock.ts';
import { day, minute, type OpeningHours, type Window } from './opening-hours.ts';
import type { Span } from './spans.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia'];
const hour = 60 * minute;
const moment = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;
const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());

/** Nine to five from Monday to Friday. */
const office: OpeningHours = {
  zone: 'Europe/Berlin',
  week: Array.from({ length: 7 }, (_, at) => (at < 5 ? [{ from: 540, until: 1_020 }] : [])),
  days: new Map(),
  closures: [],
};

/** Written again without any of what is tested: looks at the clock on the wall, minute by minute. */
function isOpenByTheClock({ zone, week, days, closures }: OpeningHours, at: number): boolean {
  if (closures.some(({ from, until }) => from <= at && at < until)) return false;
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const date = wall.toPlainDate();
  const now = wall.hour * 60 + wall.minute;
  const of = (each: Temporal.PlainDate) => days.get(each.toString()) ?? week[each.dayOfWeek - 1]!;
  if (of(date).some(({ from, until }) => from <= now && now < until)) return true;
  if (days.has(date.toString())) return false;
  return of(date.subtract({ days: 1 })).some(({ from, until }) => from <= now + 1_440 && now + 1_440 < until);
}

function openMinutes(hours: OpeningHours, from: number, until: number): number {
  let open = 0;
  for (let at = from; at < until; at += minute) if (isOpenByTheClock(hours, at)) open++;
  return open;
}

const window = fc
  .tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 1_440 }))
  .map(([from, length]): Window => ({ from, until: from + length }));
const windows = fc.array(window, { maxLength: 3 });
/** About the nights in which clocks change in one of the zones, and the day that Samoa left out. */
const starts = [
  '2026-03-28T20:00Z',
  '2026-10-24T20:00Z',
  '2026-11-01T03:00Z',
  '2026-02-14T22:00Z',
  '2011-12-29T08:00Z',
];
const somewhere = fc.record({
  start: fc.constantFrom(...starts).map(moment),
  zone: fc.constantFrom(...zones),
  week: fc.array(windows, { minLength: 7, maxLength: 7 }),
  otherwise: fc.array(fc.tuple(fc.integer({ min: -1, max: 3 }), windows), { maxLength: 2 }),
  closures: fc.array(fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 900 })), { maxLength: 2 }),
});

type Somewhere = typeof somewhere extends fc.Arbitrary<infer T> ? T : never;

function hoursOf({ start, zone, week, otherwise, closures }: Somewhere): OpeningHours {
  const date = (shift: number) => new Date(start + shift * day).toISOString().slice(0, 10);
  return {
    zone,
    week,
    days: new Map(otherwise.map(([shift, each]) => [date(shift), each])),
    closures: closures.map(([from, length]) => ({
      from: start + from * minute,
      until: start + (from + length) * minute,
    })),
  };
}

test('open time between two minutes is what a look at the clock in every minute counts', () => {
  fc.assert(
    fc.property(
      somewhere,
      fc.integer({ min: 0, max: 1_500 }),
      fc.integer({ min: 0, max: 1_500 }),
      (where, skip, length) => {
        const hours = hoursOf(where);
        const from = where.start + skip * minute;
        const until = from + length * minute;
        expect(businessClock(hours).between(from, until)).toBe(openMinutes(hours, from, until) * minute);
      },
    ),
    { numRuns: 60 },
  );
});

const length = fc.integer({ min: 0, max: 40 * hour });
const pausesOf = fc.array(fc.tuple(fc.integer({ min: -day, max: 3 * day }), fc.integer({ min: 0, max: day })), {
  maxLength: 3,
});
const spansFrom = (start: number, pauses: Array<[number, number]>): Span[] =>
  pauses.map(([from, each]) => ({ from: start + from, until: start + from + each }));

test('adding comes to the first moment by which the time is up, subtracting to the last from which it is', () => {
  fc.assert(
    fc.property(
      somewhere,
      fc.tuple(fc.integer({ min: 0, max: day }), length),
      pausesOf,
      (where, [skip, some], pauses) => {
        const clock = businessClock(hoursOf(where));
        const at = where.start + skip;
        const still = spansFrom(where.start, pauses);
        const then = clock.add(at, some, still);
        if (then !== undefined) {
          expect(clock.between(at, then, still)).toBe(some);
          if (some > 0) expect(clock.between(at, then - 1, still)).toBe(some - 1);
        }
        const before = clock.subtract(at, some, still);
        if (before === undefined) return;
        expect(clock.between(before, at, still)).toBe(some);
        if (some > 0) expect(clock.between(before + 1, at, still)).toBe(some - 1);
      },
    ),
    { numRuns: 300 },
  );
});

test('open time adds up, however it is cut, over years too', () => {
  const far = fc.integer({ min: moment('2018-01-01T00:00Z'), max: moment('2034-01-01T00:00Z') });
  fc.assert(
    fc.property(somewhere, fc.tuple(far, far, far), (where, [a, b, c]) => {
      const clock = businessClock(hoursOf(where));
      expect(clock.between(a, b) + clock.between(b, c)).toBe(clock.between(a, c));
      const opening = clock.nextOpening(a);
      if (opening === undefined) return;
      expect(clock.isOpen(opening)).toBe(true);
      expect(clock.between(a, opening)).toBe(0);
      if (opening > a) expect(clock.isOpen(opening - 1)).toBe(false);
      const closing = clock.nextClosing(a);
      if (closing === undefined) return;
      expect(clock.isOpen(closing)).toBe(false);
      expect(clock.between(opening, closing)).toBe(closing - opening);
    }),
    { numRuns: 200 },
  );
});

test('thirty minutes reach over a closure of a month, to the millisecond', () => {
  const closures = [{ from: moment('2026-07-31T14:50:00.250Z'), until: moment('2026-09-01T07:00Z') }];
  const clock = businessClock({ ...office, closures });
  expect(iso(clock.add(moment('2026-07-31T14:40:00.125Z'), 30 * minute))).toBe('2026-09-01T07:19:59.875Z');
  expect(iso(clock.subtract(moment('2026-09-01T07:19:59.875Z'), 30 * minute))).toBe('2026-07-31T14:40:00.125Z');
});

test('a night shift goes over midnight, and a closed day ends it there', () => {
  const night = { ...office, week: office.week.map(() => [{ from: 22 * 60, until: 30 * 60 }]) };
  const plain = businessClock(night);
  expect(plain.between(moment('2026-12-24T12:00Z'), moment('2026-12-25T12:00Z'))).toBe(8 * hour);
  const christmas = businessClock({ ...night, days: new Map([['2026-12-25', []]]) });
  expect(christmas.between(moment('2026-12-24T12:00Z'), moment('2026-12-26T12:00Z'))).toBe(2 * hour);
  expect(iso(christmas.nextOpening(moment('2026-12-25T00:00Z')))).toBe('2026-12-26T21:00:00.000Z');
});

test('an hour that is there twice is open twice, one that is missing not at all', () => {
  const early = businessClock({ ...office, week: office.week.map(() => [{ from: 120, until: 180 }]) });
  expect(early.between(moment('2026-10-24T22:00Z'), moment('2026-10-25T12:00Z'))).toBe(2 * hour);
  expect(early.between(moment('2026-03-28T22:00Z'), moment('2026-03-29T12:00Z'))).toBe(0);
});

test('what never opens has no next opening, what never closes no next closing', () => {
  const now = moment('2026-11-22T12:00Z');
  const never = businessClock({ ...office, week: office.week.map(() => []) });
  expect([never.nextOpening(now), never.nextClosing(now), never.add(now, 1), never.subtract(now, 1)]).toEqual(
    Array.from({ length: 4 }),
  );
  expect(never.add(now, 0)).toBe(now);
  const always = businessClock({ ...office, week: office.week.map(() => [{ from: 0, until: 1_440 }]) });
  expect(always.nextClosing(now)).toBeUndefined();
  expect(always.add(now, 400 * day)).toBe(now + 400 * day);
  expect(always.between(now, now - 900 * day)).toBe(-900 * day);
});

test('a zone that is none is said to be none', () => {
  expect(() => businessClock({ ...office, zone: 'Mars/Olympus' }).isOpen(0)).toThrow(RangeError);
});
