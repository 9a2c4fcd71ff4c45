import { z95 } from './distributions.ts';

/** Something that takes time: how long until it ended, or how long it has lasted so far when it has not. */
export interface Duration {
  time: number;
  ended: boolean;
}

/** One step of the curve: the share that lasts longer than `time`, with Greenwood's standard error. */
export interface Step {
  time: number;
  share: number;
  error: number;
  /** Sum of d / (r (r − d)) so far. */
  greenwood: number;
}

/**
 * The share that lasts longer than t, from durations some of which have not ended. Between two steps the curve is flat.
 * Source: Kaplan and Meier 1958, JASA 53, 457–481; standard error by Greenwood 1926.
 */
export function survivalCurve(durations: readonly Duration[]): Step[] {
  const sorted = durations.toSorted((a, b) => a.time - b.time);
  const steps: Step[] = [];
  let [share, greenwood] = [1, 0];
  for (let at = 0; at < sorted.length;) {
    const { time } = sorted[at]!;
    const atRisk = sorted.length - at;
    let ends = 0;
    for (; at < sorted.length && sorted[at]!.time === time; at++) if (sorted[at]!.ended) ends++;
    if (ends === 0) continue;
    share *= 1 - ends / atRisk;
    greenwood += ends === atRisk ? Number.POSITIVE_INFINITY : ends / (atRisk * (atRisk - ends));
    const error = share === 0 ? Number.NaN : share * Math.sqrt(greenwood);
    steps.push({ time, share, error, greenwood });
  }
  return steps;
}

/** A quantile of a duration; null: not reached by what has been seen so far. */
export interface Quantile {
  value: number | null;
  low: number | null;
  high: number | null;
}

/**
 * The time by which the share `p` has ended, with a 95 % interval by inverting the log–log confidence limits of the curve.
 * Where the curve is flat at 1 − p the middle of the flat is taken, so that without censoring a median is the usual one.
 * Source: Brookmeyer and Crowley 1982, Biometrics 38, 29–41, on the log(−log S) scale (Kalbfleisch and Prentice 1980).
 */
export function quantileOf(curve: readonly Step[], p: number): Quantile {
  const left = 1 - p;
  return {
    value: timeWhere(curve, left, ({ share }) => share),
    low: timeWhere(curve, left, (step) => limitOf(step, 1)),
    high: timeWhere(curve, left, (step) => limitOf(step, -1)),
  };
}

/** The lower (side 1) or upper (side −1) log–log limit of a step. */
function limitOf({ share, greenwood }: Step, side: 1 | -1): number {
  if (share === 0) return side === 1 ? 0 : Number.NaN;
  const spread = (z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(share));
  return share ** Math.exp(side * spread);
}

function timeWhere(curve: readonly Step[], left: number, of: (step: Step) => number): number | null {
  const near = 1e-9;
  const at = curve.findIndex((step) => of(step) <= left + near);
  const found = curve[at];
  if (found === undefined) return null;
  const next = curve[at + 1];
  return Math.abs(of(found) - left) < near && next !== undefined ? (found.time + next.time) / 2 : found.time;
}
