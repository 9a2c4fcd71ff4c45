import type { Moments } from './moments.ts';

/** What is left of a column's sum of squares below which it says nothing that those before it have not said. */
const alike = 1e-7;

/** Of columns in this order those that say something which the ones before have not. */
export function independentOf({ products }: Moments, order: readonly number[]): number[] {
  const left = order.map((a) => Float64Array.from(order, (b) => products[a]![b]!));
  return order.filter((column, at) => {
    const by = left[at]!.slice();
    const pivot = by[at]!;
    if (pivot <= alike * products[column]![column]!) return false;
    for (let a = at + 1; a < left.length; a++) {
      const share = left[a]![at]! / pivot;
      for (let b = at; b < by.length; b++) left[a]![b]! -= share * by[b]!;
    }
    return true;
  });
}
