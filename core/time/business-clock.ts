import { countUpTo, leafLength, leafOf, leaves, mostLeaves, type Leaf } from './open-leaves.ts';
import { openSums } from './open-sums.ts';
import type { OpeningHours } from './opening-hours.ts';
import { pausedSums } from './paused-sums.ts';
import type { Span } from './spans.ts';

/** Counts only the time in which it is open. Moments are epoch milliseconds, lengths milliseconds. */
export interface BusinessClock {
  isOpen(at: number): boolean;
  /** The moment itself when it is open, else when it opens next; undefined when it does not within fifty years. */
  nextOpening(at: number): number | undefined;
  /** When it closes next, after the next opening if it is closed; undefined when it does not within fifty years. */
  nextClosing(at: number): number | undefined;
  /** The open time from one moment to another, without the pauses; less than nothing when the other is earlier. */
  between(from: number, until: number, pauses?: readonly Span[]): number;
  /** The first moment by which so much open time has gone by; undefined when it does not within fifty years. */
  add(at: number, length: number, pauses?: readonly Span[]): number | undefined;
  /** The last moment from which so much open time goes by until the given one; undefined when there is none in fifty years. */
  subtract(at: number, length: number, pauses?: readonly Span[]): number | undefined;
}

/** The first span that ends after a moment. */
function spanAfter(leaf: (number: number) => Leaf, at: number): Span | undefined {
  for (let number = leafOf(at); number < leafOf(at) + mostLeaves; number++) {
    const { spans } = leaf(number);
    const span = spans[countUpTo(spans.length, (each) => spans[each]!.until, at)];
    if (span !== undefined) return span;
  }
  return undefined;
}

/** A clock that stands still outside the opening hours. Throws RangeError for a zone that is none. */
export function businessClock(hours: OpeningHours): BusinessClock {
  const leaf = leaves(hours);
  const nextOpening = (at: number): number | undefined => {
    const span = spanAfter(leaf, at);
    return span && Math.max(at, span.from);
  };
  return {
    ...pausedSums(openSums(leaf)),
    isOpen: (at) => nextOpening(at) === at,
    nextOpening,
    nextClosing(at) {
      let span = spanAfter(leaf, at);
      const last = at + mostLeaves * leafLength;
      // Around the clock, one leaf goes on where the other ended.
      while (span !== undefined && span.until < last) {
        const next = spanAfter(leaf, span.until);
        if (next?.from !== span.until) return span.until;
        span = next;
      }
      return undefined;
    },
  };
}
