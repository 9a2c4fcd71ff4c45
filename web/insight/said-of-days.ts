import type { Annotation } from './annotations.tsx';

const dayMs = 86_400_000;

/** The first day after the last day or week that a chart shows. */
function endOf(starts: readonly string[]): string {
  const [before, last] = starts.slice(-2).map((start) => Date.parse(start));
  if (before === undefined) return '';
  const length = last === undefined ? dayMs : last - before;
  return new Date((last ?? before) + length).toISOString().slice(0, 10);
}

/**
 * At which point of a chart a day stands: the last that begins on it or before. `starts`: the first day of each point in their order, or its
 * month or year. Null: beside the chart.
 */
export function pointOf(starts: readonly string[], day: string): number | null {
  const at = starts.findLastIndex((start) => start <= day);
  if (at === -1) return null;
  const last = starts.at(-1)!;
  const within = at < starts.length - 1 || (last.length < 10 ? day.startsWith(last) : day < endOf(starts));
  return within ? at : null;
}

export interface Said extends Annotation {
  /** The point of the chart at which it stands. */
  at: number;
}

/** What was said of days that a chart shows. */
export function saidIn(starts: readonly string[], annotations: readonly Annotation[]): Said[] {
  return annotations.flatMap((one) => {
    const at = pointOf(starts, one.day);
    return at === null ? [] : [{ ...one, at }];
  });
}
