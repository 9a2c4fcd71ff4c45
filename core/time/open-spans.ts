import { offsetsOf } from './offsets.ts';
import { clockOf, day, type OpeningHours } from './opening-hours.ts';
import { spansWithout, spansWithoutGaps, type Span } from './spans.ts';

/**
 * When it is open within a span: whenever the clock on the wall shows an open minute. In the night in which clocks go back an
 * hour is there twice, so it is open twice; in the other night a window in the missing hour is not there.
 */
export function openSpans(hours: OpeningHours): (within: Span) => Span[] {
  const onDay = clockOf(hours);
  const closures = spansWithoutGaps(hours.closures);
  return (within) => {
    const open: Span[] = [];
    for (const { from, until, ahead } of offsetsOf(hours.zone, within)) {
      for (let number = Math.floor((from + ahead) / day); number * day - ahead < until; number++) {
        const midnight = number * day - ahead;
        for (const window of onDay(number))
          open.push({ from: Math.max(from, midnight + window.from), until: Math.min(until, midnight + window.until) });
      }
    }
    return spansWithout(spansWithoutGaps(open), closures);
  };
}
