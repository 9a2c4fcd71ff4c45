import type { Chart, Drawn } from './drawn.ts';
import { fewestPeriods, isEnough, type Period } from './periods.ts';

/** A period of a chart. */
export interface Charted {
  /** Too few answers to be drawn. */
  few: boolean;
  /** It helped to find what is usual, so that it cannot be held against it. */
  baseline: boolean;
  /** Null without a baseline: the period is part of a line without limits. */
  drawn: Drawn | null;
}

interface Charting<P extends Period> {
  /** How many periods with enough answers make a baseline, at least twenty. */
  baseline: number;
  /** Places of periods before which somebody said that something changed: limits begin anew there, and nowhere else. */
  anew: ReadonlySet<number>;
  chartOf(baseline: readonly P[]): Chart;
}

/**
 * The periods of a chart in their order. Between two places of `anew` the first periods with enough answers are the baseline, which never
 * signals; what comes after is held against it. While they are not complete there are no limits.
 */
export function chartPeriods<P extends Period>(
  periods: readonly P[],
  { baseline, anew, chartOf }: Charting<P>,
): Charted[] {
  const starts = [0, ...[...anew].filter((at) => at > 0 && at < periods.length).toSorted((a, b) => a - b)];
  return starts.flatMap((start, at) =>
    chartStretch(periods.slice(start, starts[at + 1]), Math.max(fewestPeriods, baseline), chartOf),
  );
}

function chartStretch<P extends Period>(
  periods: readonly P[],
  baseline: number,
  chartOf: Charting<P>['chartOf'],
): Charted[] {
  const enough = periods.filter(isEnough);
  const chart = enough.length < baseline ? undefined : chartOf(enough.slice(0, baseline));
  let seen = 0;
  return periods.map((one) => {
    if (!isEnough(one)) return { few: true, baseline: false, drawn: null };
    const isBaseline = seen++ < baseline;
    const drawn = chart?.(one) ?? null;
    return { few: false, baseline: isBaseline, drawn: isBaseline && drawn ? { ...drawn, signal: null } : drawn };
  });
}
