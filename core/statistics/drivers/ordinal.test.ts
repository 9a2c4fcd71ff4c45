import { expect, test } from 'vitest';
import { averageScoreChange, ordinal, type Answered } from './ordinal.ts';

/** 1,681 householders of Copenhagen (Madsen 1976, Scandinavian Journal of Statistics 3, 97–106): satisfied little, medium, much; by influence, kind of house, contact. */
const counts = [
  21, 21, 28, 34, 22, 36, 10, 11, 36, 61, 23, 17, 43, 35, 40, 26, 18, 54, 13, 9, 10, 8, 8, 12, 6, 7, 9, 18, 6, 7, 15,
  13, 13, 7, 5, 11, 14, 19, 37, 17, 23, 40, 3, 5, 23, 78, 46, 43, 48, 45, 86, 15, 25, 62, 20, 23, 20, 10, 22, 24, 7, 10,
  21, 57, 23, 13, 31, 21, 13, 5, 6, 13,
];

const householders: Answered = {
  columns: [1, 2]
    .map((influence) => at(({ infl }) => infl === influence))
    .concat(
      [1, 2, 3].map((kind) => at(({ house }) => house === kind)),
      [at(({ contact }) => contact === 1)],
    ),
  steps: counts.map((_, row) => row % 3),
  customers: counts.map((_, row) => row),
  weights: Float64Array.from(counts),
};

function at(is: (of: { infl: number; house: number; contact: number }) => boolean): Float64Array {
  return Float64Array.from(counts, (_, row) =>
    Number(is({ infl: Math.floor(row / 3) % 3, house: Math.floor(row / 9) % 4, contact: Math.floor(row / 36) })),
  );
}

test('the householders of Copenhagen give what MASS::polr prints', () => {
  const { cuts, slopes } = ordinal(householders);
  const rounded = (values: Float64Array) => [...values].map((value) => Number(value.toFixed(4)));
  expect(rounded(slopes)).toEqual([0.5664, 1.2888, -0.5724, -0.3662, -1.091, 0.3603]);
  expect(rounded(cuts)).toEqual([-0.4961, 0.6907]);
});

function drawn(customers: number, next: () => number): Answered {
  const logistic = () => {
    const u = next();
    return Math.log(u / (1 - u));
  };
  const [x, steps, whose]: [number[], number[], number[]] = [[], [], []];
  for (let customer = 0; customer < customers; customer++) {
    const mood = next() * 2 - 1;
    for (let row = 0; row < 3; row++) {
      x.push(next() * 4 + mood);
      const felt = mood - 0.5 * x.at(-1)! + logistic();
      steps.push([-3, -1.5, 0, 1].filter((cut) => felt > cut).length);
      whose.push(customer);
    }
  }
  return { columns: [Float64Array.from(x)], steps, customers: whose };
}

test('the change of the mean score is what a little more changes, and its error what drawing customers anew spreads', () => {
  let state = 11;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const how = { of: 0, scores: [1, 2, 3, 4, 5] };
  const rows = drawn(250, next);
  const fitted = ordinal(rows);
  const { value, error } = averageScoreChange(fitted, rows, how);
  const meanAt = (more: number) =>
    rows.columns[0]!.reduce(
      (sum, x) =>
        sum +
        [...fitted.cuts].reduce((all, cut) => all + 1 - 1 / (1 + Math.exp(fitted.slopes[0]! * (x + more) - cut)), 1),
      0,
    ) / rows.columns[0]!.length;
  expect(value).toBeCloseTo((meanAt(1e-5) - meanAt(-1e-5)) / 2e-5, 6);
  const many = Array.from({ length: 150 }, () => {
    const again = drawn(250, next);
    return averageScoreChange(ordinal(again), again, how).value;
  });
  const mean = many.reduce((sum, each) => sum + each, 0) / many.length;
  const spread = Math.sqrt(many.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (many.length - 1));
  expect(error / spread).toBeGreaterThan(0.8);
  expect(error / spread).toBeLessThan(1.25);
});
