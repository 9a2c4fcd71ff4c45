import { expect, test } from 'vitest';
import { pauseBefore } from './come-back.ts';

/** Seconds until the first attempt after a server was away for so long. */
function backAfter(away: number): number {
  let now = 0;
  for (let attempt = 0; now < away; attempt++) now += pauseBefore(attempt);
  return now - away;
}

test('after a short absence everybody is back soon, after a long one within half a minute, and never all at once', () => {
  const after = (away: number) => Array.from({ length: 5_000 }, () => backAfter(away));
  expect(Math.max(...after(3))).toBeLessThan(4);
  const late = after(600);
  expect(Math.max(...late)).toBeLessThanOrEqual(30);
  const inOneSecond = Math.max(
    ...Array.from({ length: 30 }, (_, at) => late.filter((one) => Math.floor(one) === at).length),
  );
  expect(inOneSecond).toBeLessThan(5_000 / 10);
  expect(pauseBefore(10_000, 1)).toBe(30);
});
