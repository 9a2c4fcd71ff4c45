import { expect, test } from 'vitest';
import { chance } from './chance.ts';
import { dependentDiscoveries, discoveries } from './discoveries.ts';

test('tests that hang together need smaller p: rate / (1 + 1/2 + … + 1/m)', () => {
  const ps = [0.041, 0.001, 0.039, 0.008];
  expect(discoveries(ps)).toEqual([true, true, true, true]);
  // Limits 0.006, 0.012, 0.018, 0.024.
  expect(dependentDiscoveries(ps)).toEqual([false, true, false, true]);
  expect(dependentDiscoveries([0.04])).toEqual([true]);
  expect(dependentDiscoveries([])).toEqual([]);
});

test('where nothing is true, something is found in 5 % of looks at most, also when all p are nearly the same', () => {
  const random = chance(3);
  let found = 0;
  for (let run = 0; run < 4000; run++) {
    const shared = random();
    const ps = Array.from({ length: 12 }, () => Math.min(1, shared * (0.9 + 0.2 * random())));
    found += Number(dependentDiscoveries(ps).includes(true));
  }
  expect(found / 4000).toBeLessThan(0.05);
});
