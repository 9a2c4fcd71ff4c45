import { expect, test } from 'vitest';
import { averageChange, logit } from './logit.ts';

/** Weight (1000 lb) and whether the gears are shifted by hand, of mtcars. */
const weight = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615,
  1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
];
const byHand = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
const cars = { columns: [Float64Array.from(weight)], happened: byHand, customers: weight.map((_, row) => row) };

test('mtcars gives the coefficients that R prints', () => {
  const { coefficients } = logit(cars);
  expect([...coefficients].map((each) => each.toFixed(3))).toEqual(['12.040', '-4.024']);
});

test('the average change is what a little more of the column changes, and its error what drawing customers anew spreads', () => {
  let state = 7;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const rows = (customers: number) => {
    const x: number[] = [];
    const [happened, whose]: [number[], number[]] = [[], []];
    for (let customer = 0; customer < customers; customer++) {
      const [own, mood] = [next() * 4 - 2, next() * 3 - 1.5];
      for (let row = 0; row < 3; row++) {
        x.push(own + next());
        happened.push(Number(next() < 1 / (1 + Math.exp(-(mood - 0.6 * x.at(-1)!)))));
        whose.push(customer);
      }
    }
    return { columns: [Float64Array.from(x)], happened, customers: whose };
  };
  const data = rows(300);
  const fitted = logit(data);
  const { value, error } = averageChange(fitted, data, 0);
  const chance = (x: number) => 1 / (1 + Math.exp(-(fitted.coefficients[0]! + fitted.coefficients[1]! * x)));
  const little = 1e-5;
  const moved = data.columns[0]!.reduce((sum, x) => sum + (chance(x + little) - chance(x)) / little, 0) / 900;
  expect(value).toBeCloseTo(moved, 5);
  const many = Array.from({ length: 200 }, () => {
    const drawn = rows(300);
    return averageChange(logit(drawn), drawn, 0).value;
  });
  const mean = many.reduce((sum, each) => sum + each, 0) / 200;
  const spread = Math.sqrt(many.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 199);
  expect(error / spread).toBeGreaterThan(0.8);
  expect(error / spread).toBeLessThan(1.25);
});

test('a column that parts all yes from all no ends somewhere, and one that is empty changes nothing', () => {
  const parted = logit({ columns: [Float64Array.of(1, 2, 3, 4)], happened: [0, 0, 1, 1], customers: [0, 1, 2, 3] });
  expect([...parted.coefficients].every(Number.isFinite)).toBe(true);
  const weighed = cars.columns[0]!;
  expect(() => logit({ ...cars, columns: [weighed, new Float64Array(32).fill(0)] })).not.toThrow();
});
