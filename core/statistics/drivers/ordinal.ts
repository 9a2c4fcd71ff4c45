import { solve } from '../solve.ts';
import { inverse, sandwich } from './sandwich.ts';

/** Answers on a scale whose steps have an order and no distance. */
export interface Answered {
  readonly columns: readonly Float64Array[];
  /** The step of each row, from 0; every step up to the highest is to occur. */
  readonly steps: ArrayLike<number>;
  /** Whose each row is. */
  readonly customers: ArrayLike<number>;
  readonly weights?: Float64Array;
}

/** Proportional odds: log odds of a step above k are `columns · slopes − cuts[k]`. */
export interface Ordinal {
  cuts: Float64Array;
  slopes: Float64Array;
  /** Of the cuts and then the slopes, customers taken as independent and their rows as not. */
  covariance: Float64Array[];
}

const turns = 100;
const least = 1e-9;

/** Fits by Newton's method. Source: McCullagh 1980, JRSS B 42, 109–142. Throws where columns say the same. */
export function ordinal(rows: Answered): Ordinal {
  let at = begun(rows);
  for (let turn = 0; turn < turns; turn++) {
    const { slope, bend } = likelihood(rows, at);
    const step = solve(bend, slope);
    at = moved(at, step);
    if (step.every((each) => Math.abs(each) < 1e-9)) break;
  }
  const { bend, pulls } = likelihood(rows, at);
  const few = pulls.size / (pulls.size - 1);
  const covariance = sandwich(inverse(bend), pulls.values()).map((row) => row.map((value) => value * few));
  return { ...at, covariance };
}

interface Place {
  cuts: Float64Array;
  slopes: Float64Array;
}

/** The cuts of the steps as they occur, and no slopes. */
function begun({ columns, steps, weights }: Answered): Place {
  const counts: number[] = [];
  for (let row = 0; row < steps.length; row++) {
    const step = steps[row]!;
    while (counts.length <= step) counts.push(0);
    counts[step]! += weights?.[row] ?? 1;
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  const cuts = Float64Array.from(counts.slice(0, -1), (count) => {
    below += count;
    return Math.log(below / (total - below));
  });
  return { cuts, slopes: new Float64Array(columns.length) };
}

/** A step of Newton's, as much of it as leaves the cuts in their order. */
function moved({ cuts, slopes }: Place, step: Float64Array): Place {
  let share = Math.min(1, 4 / Math.max(...step.map(Math.abs)));
  for (; ; share /= 2) {
    const next = cuts.map((cut, at) => cut + share * step[at]!);
    if (next.every((cut, at) => at === 0 || cut > next[at - 1]!))
      return { cuts: next, slopes: slopes.map((slope, at) => slope + share * step[cuts.length + at]!) };
  }
}

interface Likelihood {
  slope: Float64Array;
  /** Minus the second derivatives. */
  bend: Float64Array[];
  /** Of each customer, the sum of the first derivatives. */
  pulls: Map<number, Float64Array>;
}

function likelihood(rows: Answered, { cuts, slopes }: Place): Likelihood {
  const size = cuts.length + slopes.length;
  const slope = new Float64Array(size);
  const bend = Array.from({ length: size }, (_, at) => new Float64Array(size).fill(least, at, at + 1));
  const pulls = new Map<number, Float64Array>();
  for (let row = 0; row < rows.steps.length; row++) {
    const weight = rows.weights?.[row] ?? 1;
    const { upper, lower, pull } = derived(rows, row, { cuts, slopes });
    const whose = pulls.get(rows.customers[row]!) ?? new Float64Array(size);
    for (let a = 0; a < size; a++) {
      const own = pull.upper * upper[a]! + pull.lower * lower[a]!;
      slope[a]! += weight * own;
      whose[a]! += weight * own;
      for (let b = 0; b < size; b++)
        bend[a]![b]! -=
          weight *
          (pull.upperTwice * upper[a]! * upper[b]! +
            pull.lowerTwice * lower[a]! * lower[b]! -
            pull.upper * pull.lower * (upper[a]! * lower[b]! + lower[a]! * upper[b]!));
    }
    pulls.set(rows.customers[row]!, whose);
  }
  return { slope, bend, pulls };
}

/** How the logarithm of one row's chance moves with the cut above its step and the one below, and what these hang on. */
function derived({ columns, steps }: Answered, row: number, { cuts, slopes }: Place) {
  const step = steps[row]!;
  const sum = slopes.reduce((all, slope, at) => all + slope * columns[at]![row]!, 0);
  const [above, below] = [bumpAt(cuts[step], sum), bumpAt(cuts[step - 1], sum)];
  const chance = Math.max((cuts[step] === undefined ? 1 : above.share) - below.share, 1e-300);
  const [upper, lower] = [-1, -1].map(() => new Float64Array(cuts.length + slopes.length)) as [
    Float64Array,
    Float64Array,
  ];
  for (const [at, column] of columns.entries()) {
    upper[cuts.length + at] = -column[row]!;
    lower[cuts.length + at] = -column[row]!;
  }
  if (step < cuts.length) upper[step] = 1;
  if (step > 0) lower[step - 1] = 1;
  const pull = { upper: above.height / chance, lower: -below.height / chance };
  const upperTwice = above.turn / chance - pull.upper ** 2;
  const lowerTwice = -below.turn / chance - pull.lower ** 2;
  return { upper, lower, pull: { ...pull, upperTwice, lowerTwice } };
}

/** The logistic distribution at a cut: share below, density and its derivative; nothing where there is no cut. */
function bumpAt(cut: number | undefined, sum: number) {
  if (cut === undefined) return { share: 0, height: 0, turn: 0 };
  const share = 1 / (1 + Math.exp(sum - cut));
  const height = share * (1 - share);
  return { share, height, turn: height * (1 - 2 * share) };
}

/** By how much the mean score changes, on average over the rows as they are, for one unit more of a column; with its standard error. */
export interface ScoreChange {
  value: number;
  error: number;
}

/** The average change of the mean score for one unit more of column `of` (from 0); `scores` names the score of each step. */
export function averageScoreChange(
  { cuts, slopes, covariance }: Ordinal,
  { columns, weights }: Answered,
  { of, scores }: { of: number; scores: readonly number[] },
): ScoreChange {
  const gradient = new Float64Array(covariance.length);
  const gaps = scores.slice(1).map((score, at) => score - scores[at]!);
  let [height, weight] = [0, 0];
  for (let row = 0; row < columns[0]!.length; row++) {
    const counts = weights?.[row] ?? 1;
    weight += counts;
    const sum = slopes.reduce((all, slope, at) => all + slope * columns[at]![row]!, 0);
    for (const [at, cut] of cuts.entries()) {
      const bump = bumpAt(cut, sum);
      height += counts * gaps[at]! * bump.height;
      const turn = counts * gaps[at]! * bump.turn * slopes[of]!;
      gradient[at]! += turn;
      for (const [column, values] of columns.entries()) gradient[cuts.length + column]! -= turn * values[row]!;
    }
  }
  gradient[cuts.length + of]! += height;
  const spread = covariance.reduce(
    (sum, line, a) => sum + gradient[a]! * line.reduce((inner, each, b) => inner + each * gradient[b]!, 0),
    0,
  );
  return { value: (slopes[of]! * height) / weight, error: Math.sqrt(spread) / weight };
}
