import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessClock } from '#core/time/business-clock.ts';
import type { Moment } from './course.ts';
import { serviceFactsOf } from './facts.ts';
import { serviceTimesOf } from './told-times.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Nine to five from Monday to Friday. */
const week = Array.from({ length: 7 }, (_, at) => (at < 5 ? [{ from: 9 * 60, until: 17 * 60 }] : []));
const clock = businessClock({ zone: 'UTC', week, days: new Map(), closures: [] });
/** A Friday. */
const friday = Date.UTC(2026, 10, 20);

const asked = (at: number): Moment => ({ at, what: 'asked' });
const answered = (at: number, by = 'ada'): Moment => ({ at, what: 'answered', by });
const resolved = (at: number): Moment => ({ at, what: 'resolved' });
const reopened = (at: number): Moment => ({ at, what: 'reopened' });
const facts = (moments: Moment[], now = friday + 30 * day) => serviceFactsOf(moments, { now, clock });

test('an answer after the weekend took two and a half days, and an hour of opening hours', () => {
  const { firstResponse } = facts([asked(friday + 16.5 * hour), answered(friday + 3 * day + 9.5 * hour)]);
  expect(firstResponse).toEqual({ calendar: 2 * day + 17 * hour, business: hour, ended: true, by: 'ada' });
});

test('each answer is credited to its sender and measured from the first word that waited for it', () => {
  const at = friday + 10 * hour;
  const { firstResponse, nextResponses } = facts([
    asked(at),
    asked(at + minute),
    answered(at + 3 * minute, 'ada'),
    answered(at + 4 * minute, 'ben'),
    asked(at + 10 * minute),
    asked(at + 11 * minute),
    answered(at + 15 * minute, 'ben'),
  ]);
  expect(firstResponse).toMatchObject({ calendar: 3 * minute, by: 'ada' });
  expect(nextResponses).toMatchObject([{ calendar: 5 * minute, by: 'ben' }]);
});

test('what was settled without an answer and taken up again is measured from then on', () => {
  const later = friday + 5 * day + 10 * hour;
  const { firstResponse, resolution, handling } = facts([
    asked(friday + 10 * hour),
    resolved(friday + 10 * hour + minute),
    asked(later),
    reopened(later),
    answered(later + 10 * minute),
    resolved(later + 20 * minute),
  ]);
  expect(firstResponse).toMatchObject({ calendar: 10 * minute });
  expect(handling).toMatchObject({ calendar: 21 * minute, business: 21 * minute, ended: true });
  expect(resolution).toMatchObject({ calendar: 5 * day + 20 * minute, ended: true });
});

test('a bot ends a wait of its own and never counts as the answer of a person', () => {
  const at = friday + 10 * hour;
  const moments: Moment[] = [asked(at), { at: at + 1_000, what: 'bot-answered' }, asked(at + minute)];
  expect(facts([...moments, answered(at + 9 * minute)])).toMatchObject({
    firstResponse: { calendar: 8 * minute },
    botResponses: [{ calendar: 1_000 }],
  });
});

test('what nobody has answered or settled yet is known to be at least so long', () => {
  const now = friday + 12 * hour;
  expect(facts([asked(friday + 10 * hour)], now)).toMatchObject({
    firstResponse: { calendar: 2 * hour, business: 2 * hour, ended: false, by: null },
    resolution: { calendar: 2 * hour, ended: false },
    handling: { calendar: 2 * hour, ended: false },
  });
});

test('what we began ourselves has a first answer only once the customer wrote', () => {
  const at = friday + 10 * hour;
  expect(facts([answered(at), resolved(at + minute)])).toMatchObject({
    firstResponse: null,
    resolution: { calendar: minute, ended: true },
  });
  expect(facts([])).toMatchObject({ firstResponse: null, resolution: null, handling: { calendar: 0 } });
});

const anything = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 20 * hour }),
    what: fc.constantFrom('asked', 'answered', 'bot-answered', 'resolved', 'reopened' as const),
  }),
  { maxLength: 40 },
);

test('whatever happens, waits lie within open times, in their order, and only the last one can go on', () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 0, max: 40 * hour }), (steps, rest) => {
      let at = friday;
      const moments = steps.map(({ gap, what }): Moment => {
        at += gap;
        return what === 'answered' ? answered(at) : { at, what };
      });
      const { firstResponse, nextResponses, resolution, handling, botResponses } = facts(moments, at + rest);
      const all = [...(firstResponse ? [firstResponse] : []), ...nextResponses];
      const waited = [...all, ...botResponses].reduce((sum, { calendar }) => sum + calendar, 0);
      expect(waited).toBeLessThanOrEqual(handling.calendar);
      expect(handling.calendar).toBeLessThanOrEqual(resolution?.calendar ?? 0);
      expect(all.slice(0, -1).every(({ ended }) => ended)).toBe(true);
      for (const { calendar, business } of [...all, handling]) expect(business).toBeLessThanOrEqual(calendar);
      const asks = moments.filter(({ what }) => what === 'asked').length;
      expect(all.length + botResponses.length).toBeLessThanOrEqual(asks);
    }),
  );
});

test('what a company looks at over all its conversations is what each of them shows', () => {
  fc.assert(
    fc.property(anything, (steps) => {
      let at = friday;
      const moments = steps.map(({ gap, what }): Moment => {
        at += gap + 1;
        return what === 'answered' ? answered(at) : { at, what };
      });
      const begun = moments.find(({ what }) => what === 'asked' || what === 'answered')?.what;
      const times = serviceTimesOf(moments, at);
      const lengths = (kind: string) =>
        times.flatMap((time) => (time.kind === kind && !time.dropped ? [(time.until ?? at) - time.from] : []));
      const { firstResponse, nextResponses, botResponses } = facts(moments, at);
      if (begun !== 'asked') {
        expect(times).toEqual([]);
        return;
      }
      expect(lengths('first')).toEqual(firstResponse === null ? [] : [firstResponse.calendar]);
      expect(lengths('next')).toEqual(nextResponses.map(({ calendar }) => calendar));
      expect(lengths('bot')).toEqual(botResponses.map(({ calendar }) => calendar));
      expect(times.filter(({ kind }) => kind === 'resolution')).toHaveLength(1);
    }),
  );
});

test('settled without an answer it waited at least so long, until an answer comes after all', () => {
  const at = friday + 10 * hour;
  const unanswered = [asked(at), resolved(at + hour)];
  expect(serviceTimesOf(unanswered, at + day)[0]).toMatchObject({ kind: 'first', until: at + hour, dropped: true });
  const later = [...unanswered, asked(at + 2 * hour), answered(at + 3 * hour, 'ben')];
  expect(serviceTimesOf(later, at + day)).toMatchObject([
    { kind: 'first', from: at + 2 * hour, until: at + 3 * hour, dropped: false, by: 'ben' },
    { kind: 'resolution', from: at, until: null },
  ]);
});
