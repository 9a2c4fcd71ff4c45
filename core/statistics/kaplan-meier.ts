import { z95 } from './distributions.ts';

/** Things that take time, the shortest first: how long until each ended, or how long it has lasted so far when it has not (0). */
export interface Durations {
  times: ArrayLike<number>;
  ended: ArrayLike<number>;
}

/** Steps of the curve, a column each: the share that lasts longer than the time, and Greenwood's sum of d / (r (r − d)) so far. */
export interface Curve {
  times: Float64Array;
  shares: Float64Array;
  greenwood: Float64Array;
}

/**
 * The share that lasts longer than t, from durations some of which have not ended. Between two steps the curve is flat.
 * Source: Kaplan and Meier 1958, JASA 53, 457–481; standard error by Greenwood 1926 (the share by the root of his sum).
 */
export function survivalCurve({ times, ended }: Durations): Curve {
  const n = times.length;
  const [at, shares, sums] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  let [share, greenwood, steps] = [1, 0, 0];
  for (let next = 0; next < n;) {
    const time = times[next]!;
    const atRisk = n - next;
    let ends = 0;
    for (; next < n && times[next] === time; next++) if (ended[next] === 1) ends++;
    if (ends === 0) continue;
    share *= 1 - ends / atRisk;
    greenwood += ends === atRisk ? Number.POSITIVE_INFINITY : ends / (atRisk * (atRisk - ends));
    at[steps] = time;
    shares[steps] = share;
    sums[steps++] = greenwood;
  }
  const cut = (column: Float64Array) => column.subarray(0, steps);
  return { times: cut(at), shares: cut(shares), greenwood: cut(sums) };
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
export function quantileOf(curve: Curve, p: number): Quantile {
  const left = 1 - p;
  const steps = curve.times.length;
  const share = (step: number) => curve.shares[step]!;
  const [lower, upper] = [(step: number) => limitOf(curve, step, 1), (step: number) => limitOf(curve, step, -1)];
  const reached = (of: (step: number) => number) => (step: number) => of(step) <= left + near;
  const at = firstOf(steps, reached(share));
  // The share falls with every step, and so does its lower limit. The upper one can rise again near the end, but lies above the share.
  const low = firstOf(at === steps ? steps : at + 1, reached(lower));
  let high = at;
  while (high < steps && !reached(upper)(high)) high++;
  const time = (step: number, of: (step: number) => number) => timeAt(curve, step, Math.abs(of(step) - left) < near);
  return { value: time(at, share), low: time(low, lower), high: time(high, upper) };
}

const near = 1e-9;

/** The first of so many steps at which something holds that holds from there on; their number when it never does. */
function firstOf(steps: number, holds: (step: number) => boolean): number {
  let [from, to] = [0, steps];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The lower (side 1) or upper (side −1) log–log limit of a step. */
function limitOf({ shares, greenwood }: Curve, step: number, side: 1 | -1): number {
  const share = shares[step]!;
  if (share === 0) return side === 1 ? 0 : Number.NaN;
  const spread = (z95 * Math.sqrt(greenwood[step]!)) / Math.abs(Math.log(share));
  return share ** Math.exp(side * spread);
}

function timeAt({ times }: Curve, step: number, isFlat: boolean): number | null {
  const time = times[step];
  if (time === undefined) return null;
  const next = times[step + 1];
  return isFlat && next !== undefined ? (time + next) / 2 : time;
}
