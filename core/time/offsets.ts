import type { Span } from './spans.ts';

/** A time in which the clocks of a zone are ahead of UTC by so many milliseconds. */
export interface Offset extends Span {
  ahead: number;
}

/** The offsets of a zone within a span, in order. Throws RangeError for a zone that is none. */
export function offsetsOf(zone: string, { from, until }: Span): Offset[] {
  const offsets: Offset[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const begins = Math.max(from, at.epochMilliseconds);
    const ends = Math.min(until, next?.epochMilliseconds ?? until);
    offsets.push({ from: begins, until: ends, ahead: at.offsetNanoseconds / 1_000_000 });
    if (next === null || next.epochMilliseconds >= until) return offsets;
    at = next;
  }
}
