import { expect, test } from 'vitest';
import { explainedOf } from './explained.fixture.ts';
import type { Step } from './fact-columns.ts';
import { keys, world } from './world.fixture.ts';

const runs = 200;

/** Which word is the most frequent one differs from run to run. */
function effectOf(key: string, { to }: Step): string {
  return to === 'mail' || to === 'chat' ? `${key} mail or chat` : `${key} ${to === 'phone'}`;
}

test.each(['total', 'held'] as const)('intervals cover what is true: %s', (view) => {
  const covered = new Map<string, number>();
  let [picked, missed] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const { answers, truth } = world(7000 + run, { people: 700 });
    for (const { key, [view]: told } of explainedOf(answers).drivers) {
      if (typeof told === 'string') throw new Error(`${key}: ${told}`);
      for (const effect of told.effects) {
        const { value, error, low, high } = effect;
        const is = truth(key, effect, view === 'held');
        const name = effectOf(key, effect);
        covered.set(name, (covered.get(name) ?? 0) + Number(Math.abs(value - is) <= 1.963 * error));
        picked += Number(told.named);
        missed += Number(told.named && (is < low || is > high));
      }
    }
  }
  expect(covered.size).toBe(8);
  for (const [effect, times] of covered) {
    expect(times, effect).toBeGreaterThanOrEqual(182);
    expect(times, effect).toBeLessThanOrEqual(197);
  }
  expect(picked).toBeGreaterThan(4 * runs);
  expect(missed / picked).toBeLessThan(0.05);
});

test('where nothing has an effect next to nothing is named', () => {
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const { drivers } = explainedOf(world(100 + run, { people: 400, strength: 0 }).answers);
    if (drivers.some(({ total, held }) => [total, held].some((told) => typeof told !== 'string' && told.named)))
      found++;
  }
  expect(found).toBeLessThanOrEqual(18);
});

test('a straight line is seldom called bent, and a cliff nearly always', () => {
  let [straight, cliffs] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const bent = (cliff: boolean) =>
      explainedOf(world(7000 + run, { people: 700, cliff }).answers).drivers.filter(({ knee }) => knee !== null);
    if (bent(false).length > 0) straight++;
    if (bent(true).some(({ key, knee }) => key === keys.late && knee!.low <= 1 && knee!.high >= 1)) cliffs++;
  }
  expect(straight).toBeLessThanOrEqual(18);
  expect(cliffs).toBeGreaterThanOrEqual(180);
});
