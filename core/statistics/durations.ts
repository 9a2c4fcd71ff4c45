import { quantileOf, survivalCurve, type Durations, type Quantile } from './kaplan-meier.ts';
import { fewest, fewestForP90, type Figure } from './rules.ts';

/** How long something takes, with what has not ended yet counted in as far as it has come. */
export interface DurationFigure {
  median: Figure;
  p90: Figure;
  n: number;
  /** How many of n have not ended. */
  open: number;
}

/** Median from n 10, p90 from n 35, in the unit of the durations, which come in their order. */
export function durationFigure(durations: Durations): DurationFigure {
  const n = durations.times.length;
  let open = n;
  for (let at = 0; at < n; at++) open -= durations.ended[at]!;
  const curve = n < fewest ? undefined : survivalCurve(durations);
  const figure = (p: number, least: number): Figure =>
    curve === undefined || n < least
      ? { value: null, low: null, high: null, n, state: n === 0 ? 'none' : 'few' }
      : reached(quantileOf(curve, p), n);
  return { median: figure(0.5, fewest), p90: figure(0.9, fewestForP90), n, open };
}

function reached(quantile: Quantile, n: number): Figure {
  return { ...quantile, n, state: quantile.value === null ? 'not-reached' : 'number' };
}
