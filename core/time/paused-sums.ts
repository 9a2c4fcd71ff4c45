import type { BusinessClock } from './business-clock.ts';
import type { OpenSums } from './open-sums.ts';
import { spansWithoutGaps, type Span } from './spans.ts';

type PausedSums = Pick<BusinessClock, 'between' | 'add' | 'subtract'>;

const none: readonly Span[] = [];

/** The same sums with pauses, in which the clock stands still. */
export function pausedSums(open: OpenSums): PausedSums {
  const forward = (from: number, until: number, pauses: readonly Span[]): number => {
    let sum = open.between(from, until);
    for (const pause of spansWithoutGaps(pauses)) {
      const [begins, ends] = [Math.max(from, pause.from), Math.min(until, pause.until)];
      if (begins < ends) sum -= open.between(begins, ends);
    }
    return sum;
  };
  return {
    between(from, until, pauses = none) {
      if (pauses.length === 0) return open.between(from, until);
      return until < from ? 0 - forward(until, from, pauses) : forward(from, until, pauses);
    },
    add(at, length, pauses = none) {
      let [from, left] = [at, length];
      for (const pause of spansWithoutGaps(pauses)) {
        if (pause.until <= at) continue;
        const here = pause.from <= from ? 0 : open.between(from, pause.from);
        if (here >= left) break;
        left -= here;
        from = pause.until;
      }
      return open.add(from, left);
    },
    subtract(at, length, pauses = none) {
      let [until, left] = [at, length];
      for (const pause of spansWithoutGaps(pauses).toReversed()) {
        if (pause.from >= at) continue;
        const here = pause.until >= until ? 0 : open.between(pause.until, until);
        if (here >= left) break;
        left -= here;
        until = pause.from;
      }
      return open.subtract(until, left);
    },
  };
}
