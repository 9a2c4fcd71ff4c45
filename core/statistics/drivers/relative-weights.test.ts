import { expect, test } from 'vitest';
import { momentsOf } from './moments.ts';
import { cars } from './mtcars.fixture.ts';
import { relativeWeights } from './relative-weights.ts';

const columns = [1, 2, 3, 4, 0].map((at) => Float64Array.from(cars, (car) => car[at]!));

test('the relative weights of mtcars are those that are published, and add up to R²', () => {
  const weights = relativeWeights(momentsOf(columns));
  expect([...weights].map((each) => Number(each.toFixed(7)))).toEqual([0.2284797, 0.2221469, 0.2321744, 0.0963886]);
  expect(weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0.7791896, 7);
});

test('a column that stands twice shares what it says', () => {
  const [one, twice, other] = relativeWeights(momentsOf([columns[0]!, columns[0]!, columns[3]!, columns[4]!]));
  expect(one).toBeCloseTo(twice!, 9);
  expect(other).toBeGreaterThan(0);
});
