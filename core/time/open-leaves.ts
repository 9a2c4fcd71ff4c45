import type { OpeningHours } from './opening-hours.ts';
import { openSpans } from './open-spans.ts';
import type { Span } from './spans.ts';

/** The opening hours of a leap year or so, with how much of it is open before each span. */
export interface Leaf {
  spans: Span[];
  before: number[];
  total: number;
}

export const leafLength = 366 * 86_400_000;
export const mostLeaves = 50;

export const leafOf = (at: number): number => Math.floor(at / leafLength);

/** The leaves of opening hours by their number, each made when it is first asked for. */
export function leaves(hours: OpeningHours): (number: number) => Leaf {
  const within = openSpans(hours);
  const made = new Map<number, Leaf>();
  return (number) => {
    const there = made.get(number);
    if (there !== undefined) return there;
    const spans = within({ from: number * leafLength, until: (number + 1) * leafLength });
    const before: number[] = [];
    let total = 0;
    for (const { from, until } of spans) {
      before.push(total);
      total += until - from;
    }
    const leaf = { spans, before, total };
    made.set(number, leaf);
    return leaf;
  };
}

/** How many of the ordered values are at most this one. */
export function countUpTo(length: number, valueAt: (at: number) => number, most: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The open time of a leaf before a moment of it. */
export function openUntil({ spans, before }: Leaf, at: number): number {
  const index = countUpTo(spans.length, (each) => spans[each]!.from, at) - 1;
  if (index < 0) return 0;
  return before[index]! + Math.min(at, spans[index]!.until) - spans[index]!.from;
}

/** The first moment of a leaf before which so much is open; more than nothing, and not more than there is. */
export function momentAfter({ spans, before }: Leaf, open: number): number {
  const index = countUpTo(before.length, (each) => before[each]!, open - 1) - 1;
  return spans[index]!.from + open - before[index]!;
}

/** The last moment of a leaf before which so much is open; less than there is. */
export function momentBefore({ spans, before }: Leaf, open: number): number {
  const index = countUpTo(before.length, (each) => before[each]!, open) - 1;
  return spans[index]!.from + open - before[index]!;
}
