import { expect, test } from 'vitest';
import { explainedOf } from './explained.fixture.ts';
import { world } from './world.fixture.ts';

const runs = 200;

test.each(['total', 'held'] as const)('intervals cover what is true: %s', (view) => {
  const covered = new Map<string, number>();
  const [picked, missed] = [new Set<string>(), new Set<string>()];
  for (let run = 0; run < runs; run++) {
    const { answers, truth } = world(7000 + run, { people: 700 });
    for (const { key, [view]: told } of explainedOf(answers).drivers) {
      if (typeof told === 'string') throw new Error(`${key}: ${told}`);
      for (const { value, error, low, high, ...step } of told.effects) {
        const is = truth(key, step, view === 'held');
        // Which word is the most frequent one differs from run to run.
        const effect = step.to === 'mail' || step.to === 'chat' ? `${key} mail or chat` : `${key} ${step.to === 'phone'}`;
        covered.set(effect, (covered.get(effect) ?? 0) + Number(Math.abs(value - is) <= 1.963 * error));
        if (told.named) picked.add(`${run} ${key} ${step.to}`);
        if (told.named && (is < low || is > high)) missed.add(`${run} ${key} ${step.to}`);
      }
    }
  }
  expect(covered.size).toBe(8);
  for (const [effect, times] of covered) {
    expect(times, effect).toBeGreaterThanOrEqual(182);
    expect(times, effect).toBeLessThanOrEqual(197);
  }
  expect(picked.size).toBeGreaterThan(4 * runs);
  expect(missed.size / picked.size).toBeLessThan(0.05);
});

test('where nothing has an effect next to nothing is named', () => {
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const { drivers } = explainedOf(world(100 + run, { people: 400, strength: 0 }).answers);
    if (drivers.some(({ total, held }) => [total, held].some((told) => typeof told !== 'string' && told.named))) found++;
  }
  expect(found).toBeLessThanOrEqual(18);
});
