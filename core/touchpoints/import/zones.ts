const quarter = 900_000;
const known = new Map<string, number>();
const mostKnown = 50_000;

/** How far a zone is ahead of UTC, in milliseconds, when its clocks show this time; remembered by the quarter of an hour, since no zone changes in between. */
export function offsetAt(zone: string, local: number): number {
  const start = Math.floor(local / quarter) * quarter;
  const key = `${zone} ${start}`;
  let offset = known.get(key);
  if (offset === undefined) {
    const plain = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC').toPlainDateTime();
    offset = start - plain.toZonedDateTime(zone).epochMilliseconds;
    if (known.size >= mostKnown) known.clear();
    known.set(key, offset);
  }
  return offset;
}

/** How far a zone is ahead of UTC at a moment. */
export function offsetOf(zone: string, moment: number): number {
  const start = Math.floor(moment / quarter) * quarter;
  const key = `@${zone} ${start}`;
  let offset = known.get(key);
  if (offset === undefined) {
    offset = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
    if (known.size >= mostKnown) known.clear();
    known.set(key, offset);
  }
  return offset;
}
