import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byClock, decide, promiseStates, type PromiseFact, type Standing } from './promise.ts';

const due = 100_000;
const made: Standing = { state: 'open', dueAt: due, brokenAt: null, decidedAt: null };

/** Days in the life of a promise: time goes by, the clock is looked at, somebody says how it stands. */
const steps = fc.array(
  fc.record({
    passes: fc.nat(60_000),
    clock: fc.boolean(),
    said: fc.option(fc.constantFrom(...promiseStates), { nil: undefined }),
  }),
  { maxLength: 12 },
);

function live(
  days: typeof steps extends fc.Arbitrary<infer Days> ? Days : never,
  looks: 'as said' | 'always' | 'never',
) {
  let standing = made;
  let now = 0;
  const told: PromiseFact[] = [];
  for (const { passes, clock, said } of days) {
    now += passes;
    if (looks === 'always' || (looks === 'as said' && clock)) {
      const aged = byClock(standing, now);
      standing = aged.standing;
      told.push(...aged.told);
    }
    const next = said === undefined ? undefined : decide(standing, said, now);
    if (next === undefined || typeof next === 'string') continue;
    standing = next.standing;
    told.push(...next.told);
  }
  const last = byClock(standing, now);
  return { standing: last.standing, told: [...told, ...last.told], now };
}

test('a promise past its time is broken, whatever is said of it later; the clock may be looked at whenever', () => {
  fc.assert(
    fc.property(steps, (days) => {
      const { standing, now } = live(days, 'as said');
      if (standing.state === 'open') expect(standing.brokenAt).toBe(now >= due ? due : null);
      if (standing.state === 'kept') expect(standing.brokenAt).toBe(standing.decidedAt! >= due ? due : null);
      if (standing.state === 'withdrawn') expect([standing.brokenAt, standing.decidedAt! < due]).toEqual([null, true]);
      if (standing.state === 'broken') expect(standing.brokenAt).toBe(Math.min(due, standing.decidedAt!));
      for (const looks of ['always', 'never'] as const) expect(live(days, looks).standing).toEqual(standing);
    }),
  );
});

test('what the spine was told adds up to how it stands', () => {
  fc.assert(
    fc.property(steps, (days) => {
      const { standing, told, now } = live(days, 'as said');
      const net = { kept: 0, broken: 0, withdrawn: 0 };
      for (const fact of told) {
        if (fact.kind === 'promise.reopened') net[fact.facts.was] -= 1;
        else net[fact.kind.slice('promise.'.length) as keyof typeof net] += 1;
        expect(fact.at).toBeLessThanOrEqual(now);
      }
      expect(net).toEqual({
        kept: standing.state === 'kept' ? 1 : 0,
        broken: standing.brokenAt === null ? 0 : 1,
        withdrawn: standing.state === 'withdrawn' ? 1 : 0,
      });
    }),
  );
});

test('kept late keeps both times, and cannot be withdrawn', () => {
  expect(decide(made, 'withdrawn', due)).toBe('past-due');
  expect(decide({ ...made, state: 'kept' }, 'broken', 5)).toBe('decided');
  expect(decide(made, 'kept', due + 90_400)).toEqual({
    standing: { state: 'kept', dueAt: due, brokenAt: due, decidedAt: due + 90_400 },
    told: [
      { kind: 'promise.broken', at: due, facts: { early_s: 0 } },
      { kind: 'promise.kept', at: due + 90_400, facts: { late_s: 90, early_s: 0 } },
    ],
  });
});
