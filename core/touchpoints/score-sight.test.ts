import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enoughAnswers, heldFrom } from './score-sight.ts';

const day = 86_400_000;
const now = new Date('2026-11-23T12:00:00Z');
const week = { begins: new Date('2026-11-22T21:00:00Z'), ends: new Date('2026-11-29T21:00:00Z') };
const given = fc
  .array(fc.integer({ min: 0, max: 200 * day }), { maxLength: 20 })
  .map((ages) => ages.map((age) => new Date(now.getTime() - age)).toSorted((a, b) => b.getTime() - a.getTime()));

test('an answer is held back while fewer than five are there from it on, and for 90 days at most', () => {
  fc.assert(
    fc.property(given, (newest) => {
      const { after } = heldFrom('five', { now, week, newest });
      for (const at of newest) {
        const few = newest.filter((each) => each >= at).length < enoughAnswers;
        expect(at > after).toBe(few && now.getTime() - at.getTime() < 90 * day);
      }
    }),
  );
});

test('one more answer shows earlier ones and never takes one back', () => {
  fc.assert(
    fc.property(given, (newest) => {
      const before = heldFrom('five', { now, week, newest });
      const next = heldFrom('five', { now, week, newest: [now, ...newest] });
      expect(next.after >= before.after).toBe(true);
    }),
  );
});

test('the answers of this week wait for its end, those of earlier ones do not', () => {
  const { after, until } = heldFrom('week', { now, week, newest: [] });
  expect(until).toEqual(week.ends);
  expect(week.begins > after).toBe(true);
  expect(new Date(week.begins.getTime() - 1) > after).toBe(false);
});
