import { expect, test } from 'vitest';
import { courseOf, type MonthSoFar } from './course.ts';
import { decideAsk } from './decide-ask.ts';
import { meanFor, planAsks, shareReached, type Segment, type Stratum } from './plan.ts';
import type { QuarantineRules, StandingAsk } from './quarantine.ts';
import { rollKey, rollOf } from './roll.ts';

const rules: QuarantineRules = { days: 60, sameKind: {}, sequences: [], lessDays: 180 };
const stratum = (touchpoint: string, target = 100, response = 0.2): Stratum => ({
  touchpoint,
  kind: 'csat5',
  target,
  response,
});
const segment = (customers: number, monthly: Record<string, number>): Segment => ({ customers, monthly });

test('a target is planned with what chance takes: 100 at least in 95 months of 100', () => {
  expect(meanFor(0)).toBe(0);
  expect(meanFor(100)).toBeGreaterThan(116);
  expect(meanFor(100)).toBeLessThan(119);
  for (const target of [2, 10, 100, 1_000]) {
    expect(shareReached(meanFor(target), target)).toBeGreaterThan(0.945);
    expect(shareReached(meanFor(target), target)).toBeLessThan(0.97);
  }
  // Of a mean of 2, none in e⁻² and one in 2 e⁻².
  expect(shareReached(2, 2)).toBeCloseTo(1 - 3 * Math.exp(-2), 12);
  expect([shareReached(0, 5), shareReached(0, 0)]).toEqual([0, 1]);
});

test('enough episodes: the least chance that brings the answers', () => {
  const [row] = planAsks({
    strata: [stratum('chat')],
    segments: [segment(10_000, { chat: 0.5 })],
    rules: { ...rules, days: 0 },
  });
  expect(row).toMatchObject({ touchpoint: 'chat', episodes: 5_000, free: 1, short: null });
  expect(row!.p).toBeCloseTo(meanFor(100) / 0.2 / 5_000, 9);
  expect(row!.answers).toBeCloseTo(meanFor(100), 6);
});

test('says why a target cannot be reached: too few episodes, or the days of peace', () => {
  const few = planAsks({
    strata: [stratum('store')],
    segments: [segment(100, { store: 1 })],
    rules: { ...rules, days: 0 },
  });
  expect(few[0]).toMatchObject({ short: 'episodes', p: 0.9 });
  const often = { strata: [stratum('chat', 200)], segments: [segment(1_000, { chat: 4 })] };
  expect(planAsks({ ...often, rules })[0]).toMatchObject({ short: 'quarantine', p: 0.9 });
  expect(planAsks({ ...often, rules: { ...rules, days: 7 } })[0]!.short).toBe(null);
  expect(planAsks({ ...often, segments: [], rules })[0]).toMatchObject({ short: 'episodes', episodes: 0, answers: 0 });
});

test('one that cannot be reached leaves what another needs, and kinds that do not hold each other back are apart', () => {
  const segments = [segment(20_000, { chat: 0.5, store: 0.005 })];
  const strata = [stratum('chat'), stratum('store')];
  expect(planAsks({ strata, segments, rules }).map(({ short }) => short)).toEqual([null, 'episodes']);
  const nps = { ...stratum('relationship', 400), kind: 'nps' };
  const both = { strata: [stratum('chat', 400), nps], segments: [segment(5_000, { chat: 1, relationship: 1 / 3 })] };
  const apart = {
    ...rules,
    sequences: [
      { from: 'nps', to: 'csat5', days: 0 },
      { from: 'csat5', to: 'nps', days: 0 },
    ],
  };
  const [chat, relationship] = planAsks({ ...both, rules: apart });
  const [alone] = planAsks({ ...both, strata: [both.strata[0]!], rules });
  expect(chat!.p).toBeCloseTo(alone!.p, 6);
  expect(relationship!.free).toBeGreaterThan(planAsks({ ...both, rules })[1]!.free);
});

test('a survey of rounds is not held back by its own round before', () => {
  const nps = { ...stratum('relationship'), every: 91 };
  const input = { segments: [segment(10_000, { relationship: 1 / 3 })], rules: { ...rules, sameKind: { nps: 90 } } };
  expect(planAsks({ ...input, strata: [nps] })[0]!.free).toBe(1);
  expect(planAsks({ ...input, strata: [{ ...nps, every: 30 }] })[0]!.free).toBeLessThan(1);
});

test('a chance that is set stays, and holds others back', () => {
  const strata = [stratum('chat'), { ...stratum('mail', 0), chance: 1 }];
  const [chat, mail] = planAsks({ strata, segments: [segment(10_000, { chat: 0.5, mail: 0.5 })], rules });
  expect(mail).toMatchObject({ p: 1, needed: 0, short: null });
  expect(chat!.free).toBeLessThan(0.6);
  expect(chat!.short).toBe(null);
});

test('what is planned is what comes when customers write at random', () => {
  const strata = [stratum('chat', 40), stratum('mail', 15)];
  const segments = [segment(1_500, { chat: 0.6, mail: 0.3 }), segment(150, { chat: 4, mail: 2 })];
  const plan = planAsks({ strata, segments, rules });
  expect(plan.every(({ short }) => short === null)).toBe(true);
  const months = 12;
  const asked = { chat: 0, mail: 0 };
  const key = rollKey('salt', 'any');
  const dice = rollKey('world', 'any');
  let customer = 0;
  for (const { customers, monthly } of segments)
    for (let each = 0; each < customers; each++) {
      const asks: StandingAsk[] = [];
      customer += 1;
      for (let day = 0; day < (months + 3) * 30.4375; day++)
        for (const { touchpoint, p } of plan) {
          const episode = `${touchpoint} ${day}`;
          if (rollOf(dice, String(customer), episode) >= monthly[touchpoint]! / 30.4375) continue;
          const dueAt = day * 86_400_000;
          const roll = rollOf(key, String(customer), episode);
          const contact = { against: {}, wish: 'as-usual', quiet: null, zone: 'UTC', rules } as const;
          if (decideAsk({ ...contact, kind: 'csat5', roll, p, dueAt, asks }).reason !== null) continue;
          asks.push({ kind: 'csat5', at: dueAt });
          if (day >= 3 * 30.4375) asked[touchpoint as 'chat' | 'mail'] += 1;
        }
    }
  for (const { touchpoint, asks } of plan)
    expect(Math.abs(asked[touchpoint as 'chat' | 'mail'] / months / asks - 1)).toBeLessThan(0.06);
});

const month: MonthSoFar = { target: 100, answers: 60, over: 0.5, planned: 118, open: 0, response: 0.2, most: 300 };

test('on course or not: reached, behind, and what even asking everybody cannot mend', () => {
  expect(courseOf(month).verdict).toBe('on-course');
  const { low, high } = courseOf(month);
  expect(low).toBeGreaterThan(95);
  expect(high).toBeLessThan(142);
  expect(courseOf({ ...month, answers: 100 }).verdict).toBe('reached');
  expect(courseOf({ ...month, answers: 40 }).verdict).toBe('behind');
  expect(courseOf({ ...month, answers: 40, open: 100 }).verdict).toBe('on-course');
  expect(courseOf({ ...month, answers: 40, most: 50 }).verdict).toBe('behind');
  expect(courseOf({ ...month, answers: 40, most: 40 }).verdict).toBe('out-of-reach');
  expect(courseOf({ ...month, answers: 0, over: 0 }).verdict).toBe('on-course');
});
