/** From one moment until another, which is not in it, in milliseconds. */
export interface Span {
  from: number;
  until: number;
}

/** The same in order, without empty ones; what overlaps or touches is one. */
export function spansWithoutGaps(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { from, until } of spans.filter((span) => span.from < span.until).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
    else merged.push({ from, until });
  }
  return merged;
}

/** What is left of the spans without the gaps; both in order, and neither overlaps itself. */
export function spansWithout(spans: readonly Span[], gaps: readonly Span[]): Span[] {
  const left: Span[] = [];
  let first = 0;
  for (const span of spans) {
    while (first < gaps.length && gaps[first]!.until <= span.from) first++;
    let { from } = span;
    for (let at = first; at < gaps.length && gaps[at]!.from < span.until; at++) {
      if (from < gaps[at]!.from) left.push({ from, until: gaps[at]!.from });
      from = gaps[at]!.until;
    }
    if (from < span.until) left.push({ from, until: span.until });
  }
  return left;
}
