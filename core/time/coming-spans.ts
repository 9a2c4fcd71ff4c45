import type { BusinessClock } from './business-clock.ts';
import type { Span } from './spans.ts';

/** When it is open from a moment on: what begins before the other moment, and at least the next time whenever that is. */
export function comingSpans(clock: BusinessClock, at: number, before: number): Span[] {
  const spans: Span[] = [];
  for (let from = clock.nextOpening(at); from !== undefined;) {
    if (spans.length > 0 && from >= before) break;
    const until = clock.nextClosing(from);
    // What does not close within the years that are looked at is told as open to the end of what was asked for.
    spans.push({ from, until: until ?? Math.max(before, from + 1) });
    from = until === undefined ? undefined : clock.nextOpening(until);
  }
  return spans;
}
