import { leafOf, momentAfter, momentBefore, mostLeaves, openUntil, type Leaf } from './open-leaves.ts';

/** Open time without pauses. */
export interface OpenSums {
  between(from: number, until: number): number;
  add(at: number, length: number): number | undefined;
  subtract(at: number, length: number): number | undefined;
}

/** Adds up whole leaves, and looks into the first and the last. */
export function openSums(leaf: (number: number) => Leaf): OpenSums {
  const forward = (from: number, until: number): number => {
    let sum = openUntil(leaf(leafOf(until)), until) - openUntil(leaf(leafOf(from)), from);
    for (let number = leafOf(from); number < leafOf(until); number++) sum += leaf(number).total;
    return sum;
  };
  return {
    between: (from, until) => (until < from ? 0 - forward(until, from) : forward(from, until)),
    add(at, length) {
      if (length === 0) return at;
      const first = leafOf(at);
      let open = length + openUntil(leaf(first), at);
      for (let number = first; number < first + mostLeaves; number++) {
        if (open <= leaf(number).total) return momentAfter(leaf(number), open);
        open -= leaf(number).total;
      }
      return undefined;
    },
    subtract(at, length) {
      if (length === 0) return at;
      const last = leafOf(at);
      let open = openUntil(leaf(last), at) - length;
      for (let number = last; number > last - mostLeaves; number--) {
        if (open >= 0) return momentBefore(leaf(number), open);
        open += leaf(number - 1).total;
      }
      return undefined;
    },
  };
}
