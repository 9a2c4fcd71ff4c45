import { chance } from '../chance.ts';
import { independentOf } from './independent.ts';
import { leastSquares } from './least-squares.ts';
import { joinMoments, momentsOf, type Moments } from './moments.ts';

interface Bending {
  /** The columns of the straight line. */
  readonly columns: readonly Float64Array[];
  /** One for each place at which it may bend. */
  readonly bends: readonly Float64Array[];
  readonly outcome: Float64Array;
  readonly customers: ArrayLike<number>;
  readonly weights: Float64Array;
}

const parts = 100;
const draws = 200;

/**
 * Between which of the places a line bends, in 95 of 100 draws of customers with all their rows, taken in a hundred groups: by least
 * squares, whose moments can be put together anew without going through the rows.
 */
export function placeOfBend({ columns, bends, outcome, customers, weights }: Bending): readonly [number, number] {
  const all = [...columns, ...bends, outcome];
  const groups = Map.groupBy(Array.from(customers).keys(), (row) => customers[row]! % parts);
  const moments = [...groups.values()].map((rows) =>
    momentsOf(
      all.map((column) => Float64Array.from(rows, (row) => column[row]!)),
      Float64Array.from(rows, (row) => weights[row]!),
    ),
  );
  const random = chance(1987);
  const found = Array.from({ length: draws }, () => {
    const times = moments.map(() => 0);
    for (let drawn = 0; drawn < moments.length; drawn++) times[Math.floor(random() * moments.length)]! += 1;
    const joined = joinMoments(moments, times);
    const left = bends.map((_, at) => leftBy(joined, { columns: columns.length, bend: columns.length + at }));
    return left.indexOf(Math.min(...left));
  }).toSorted((a, b) => a - b);
  return [found[Math.floor(0.025 * draws)]!, found[Math.ceil(0.975 * draws) - 1]!];
}

/** What is left of the outcome's squares by the straight columns and one bend. */
function leftBy({ weight, means, products }: Moments, { columns, bend }: { columns: number; bend: number }): number {
  const outcome = means.length - 1;
  const order = [...Array(columns).keys(), bend];
  const places = [...independentOf({ weight, means, products }, order), outcome];
  const part = {
    weight,
    means: Float64Array.from(places, (at) => means[at]!),
    products: places.map((a) => Float64Array.from(places, (b) => products[a]![b]!)),
  };
  const { slopes } = leastSquares(part);
  const last = part.products.at(-1)!;
  return slopes.reduce((sum, slope, at) => sum - slope * last[at]!, last.at(-1)!);
}
