import type { Estimate } from './estimate.ts';

/** Fewer than this give no number. */
export const fewest = 10;
/** Half an interval wider than this many points is too uncertain to compare with anything. */
export const widestHalf = 10;
/** The 90th percentile needs this many. */
export const fewestForP90 = 35;
/** The level of every test. */
export const alpha = 0.05;

/** `none`: nothing to count; `few`: no number; `wide`: a number too uncertain to compare; `not-reached`: more than the share asked for has not ended. */
export type FigureState = 'number' | 'wide' | 'few' | 'none' | 'not-reached';

/** A figure as it may be shown. Where there are too few there is no number, only n. */
export interface Figure {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  state: FigureState;
}

/** An estimate in points (shares as per cent, net promoter scores) under the rules of what may be shown. */
export function pointsFigure({ value, low, high, n }: Estimate): Figure {
  if (n < fewest) return { value: null, low: null, high: null, n, state: n === 0 ? 'none' : 'few' };
  const wide = (high - low) * 50 > widestHalf;
  return { value: value * 100, low: low * 100, high: high * 100, n, state: wide ? 'wide' : 'number' };
}

/** An estimate in a unit of its own (mean of scores), which is not measured against points. */
export function plainFigure({ value, low, high, n }: Estimate): Figure {
  if (n < fewest) return { value: null, low: null, high: null, n, state: n === 0 ? 'none' : 'few' };
  return { value, low, high, n, state: 'number' };
}

/** Whether a figure may be compared with another. */
export function isComparable({ state }: Figure): boolean {
  return state === 'number';
}

/** A difference in points with its interval; it counts only when its test passes and it is larger than the smallest that matters. */
export interface Change {
  value: number;
  low: number;
  high: number;
  p: number;
  detectable: boolean;
}

/** Judges a difference (0 to 1) between two figures; null where one of them may not be compared. */
export function judge(
  [before, now]: readonly [Figure, Figure],
  { difference, p }: { difference: Estimate; p: number },
  smallest: number,
): Change | null {
  if (!isComparable(before) || !isComparable(now)) return null;
  const [value, low, high] = [difference.value * 100, difference.low * 100, difference.high * 100];
  return { value, low, high, p, detectable: p < alpha && Math.abs(value) > smallest };
}
