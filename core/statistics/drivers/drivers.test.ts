import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusteredErrors, leastSquares } from './least-squares.ts';
import { joinMoments, momentsOf } from './moments.ts';
import { cars } from './mtcars.fixture.ts';
import { sharesExplained, sharesOfChoices } from './shares-explained.ts';

/** cyl, disp, hp, gear, and last mpg. */
const columns = [1, 2, 3, 4, 0].map((at) => Float64Array.from(cars, (car) => car[at]!));
const each = [[0], [1], [2], [3]];

test('the shares of mtcars are those of relaimpo', () => {
  const moments = momentsOf(columns);
  const shares = sharesExplained(moments, each);
  const published = [0.24705203, 0.24349959, 0.2109129, 0.07772511];
  for (const [at, share] of shares.entries()) expect(share).toBeCloseTo(published[at]!, 8);
  expect(sharesOfChoices(moments, each).at(-1)).toBeCloseTo(0.7791896, 7);
});

test('blocks of facts share like one fact each, and a fact that repeats another takes half of what both say', () => {
  const blocks = [
    [0, 1],
    [2, 3],
  ];
  const [first, second] = sharesExplained(momentsOf(columns), blocks);
  const all = sharesOfChoices(momentsOf(columns), blocks);
  expect(first! + second!).toBeCloseTo(all.at(-1)!, 12);
  expect(first).toBeCloseTo((all[1]! + all[3]! - all[2]!) / 2, 12);
  const twice = momentsOf([columns[0]!, columns[0]!.map((value) => 3 * value - 7), columns[4]!]);
  const [one, other] = sharesExplained(twice, [[0], [1]]);
  expect(one).toBeCloseTo(other!, 10);
  expect(sharesExplained(momentsOf([columns[0]!, columns[1]!, new Float64Array(32)]), [[0], [1]])).toEqual([0, 0]);
});

test('parts give what the rows give together, however they are cut and weighted', () => {
  const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
  const row = fc.tuple(value, value, fc.double({ min: 0.1, max: 9, noNaN: true }), fc.nat(4));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
      const of = (part: typeof rows) =>
        momentsOf(
          [Float64Array.from(part, ([a]) => a), Float64Array.from(part, ([, b]) => b)],
          Float64Array.from(part, ([, , weight]) => weight),
        );
      const parts = [...Map.groupBy(rows, ([, , , part]) => part).values()].map(of);
      const [joined, whole] = [joinMoments(parts), of(rows)];
      const scale = 1e-7 * (1 + Math.max(...whole.products.flatMap((products) => [...products].map(Math.abs))));
      expect(Math.abs(joined.weight - whole.weight)).toBeLessThan(1e-6);
      for (const [a, products] of whole.products.entries())
        for (const [b, product] of products.entries())
          expect(Math.abs(joined.products[a]![b]! - product)).toBeLessThan(scale);
    }),
  );
});

test('a part that is taken twice is as two of them', () => {
  const parts = [momentsOf(columns), momentsOf(columns.map((column) => column.slice(0, 9)))];
  const [twice, both] = [joinMoments(parts, [0, 2]), joinMoments([parts[1]!, parts[1]!])];
  expect(twice.weight).toBe(both.weight);
  expect(leastSquares(joinMoments(parts, [1, 0]))).toEqual(leastSquares(joinMoments([parts[0]!])));
  for (const [at, row] of twice.products.entries())
    for (const [other, product] of row.entries()) expect(product).toBeCloseTo(both.products[at]![other]!, 6);
});

/** R 4.2: lm(mpg ~ cyl + disp + hp + gear, mtcars). */
test('the line of mtcars is that of R, and rows that stand twice make nothing surer', () => {
  const { constant, slopes } = leastSquares(momentsOf(columns));
  const printed = [-0.86623536, -0.01190348, -0.030501, 1.42306263];
  expect([constant, ...slopes].map((each) => Number(each.toFixed(8)))).toEqual([27.4234227, ...printed]);
  const once = clusteredErrors({ columns, customers: columns[0]!.map((_, row) => row) }, momentsOf(columns));
  const doubled = columns.map((column) => Float64Array.from([...column, ...column]));
  const twice = clusteredErrors(
    { columns: doubled, customers: doubled[0]!.map((_, row) => row % 32) },
    momentsOf(doubled),
  );
  const correction = Math.sqrt(63 / 59 / (31 / 27));
  for (const [at, error] of twice.entries()) expect(error).toBeCloseTo(once[at]! * correction, 10);
});
