import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { madeSurveys, planned } from './sampling/company.ts';

const main = join(import.meta.dirname, 'main.ts');

function measured(customers: number): Record<string, number> {
  const out = execFileSync(process.execPath, [main, 'sampling', String(customers), '7'], { encoding: 'utf8' });
  return (JSON.parse(out.trimEnd().split('\n').at(-1)!) as { figures: Record<string, number> }).figures;
}

test('a year of a small company: nobody is asked too soon, p is kept, and every contact can be asked about', () => {
  const figures = measured(3_000);
  expect(figures['surveys']).toBe(20);
  expect(figures['asked']).toBeGreaterThan(1_000);
  expect(figures['put off by quiet hours']).toBeGreaterThan(100);
  expect(figures['quarantine violated']).toBe(0);
  expect(figures['eligible and free: p of drawn = p']).toBeGreaterThan(0.001);
  expect(figures['all eligible, replayed: p of asked = p · free']).toBeGreaterThan(0.001);
  expect(figures['contacts of a customer looked at, up to the']).toBeGreaterThan(5);
  expect(figures['of them out of reach']).toBe(0);
  expect(figures['their months, reached, to, %']).toBeGreaterThan(95);
  const [truth, weighted, plain] = ['mean score of all contacts', 'of answers, weighted', 'of answers, as they are'];
  expect(Math.abs(figures[weighted]! - figures[truth]!)).toBeLessThan(Math.abs(figures[plain]! - figures[truth]!));
});

test('the plan of a large company says which targets are out of reach, and why', () => {
  const plan = planned(madeSurveys(1_000_000), 1_000_000);
  const short = plan.flatMap(({ touchpoint, short: why }) => (why === null ? [] : [`${touchpoint}: ${why}`]));
  expect(short).toEqual(['touchpoint 18: quarantine', 'touchpoint 19: episodes']);
});
