import { solve } from '../solve.ts';
import { crossProducts, inner, sumsOf } from './cross-products.ts';
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

const mostTurns = 100;
const least = 1e-9;

/** Fits by Newton's method. Source: McCullagh 1980, JRSS B 42, 109–142. Throws where columns say the same. */
export function ordinal(rows: Answered): Ordinal {
  let at = begun(rows);
  for (let turn = 0; turn < mostTurns; turn++) {
    const { slope, bend } = likelihood(rows, at);
    const step = solve(bend, slope);
    at = moved(at, step);
    if (step.every((each) => Math.abs(each) < 1e-9)) break;
  }
  const { bend, moves, turns } = likelihood(rows, at);
  const bread = inverse(bend);
  const pulls = pullsOf(rows, moves, { cuts: at.cuts.length, stretch: stretchOf(rows, turns, bread) });
  const few = pulls.size / (pulls.size - 1);
  const covariance = sandwich(bread, pulls.values()).map((row) => row.map((value) => value * few));
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

interface Slopes {
  slope: Float64Array;
  /** Minus the second derivatives. */
  bend: Float64Array[];
  moves: Moves;
  turns: Turns;
}

/** How the logarithm of each row's chance moves, times its weight: with the sum of its columns, with the cut above its step and the one below. */
interface Moves {
  sum: Float64Array;
  above: Float64Array;
  below: Float64Array;
}

/** The first and second derivatives of the likelihood, cuts before slopes. */
export function likelihood(rows: Answered, { cuts, slopes }: Place): Slopes {
  const { columns, steps } = rows;
  const { moves, turns } = derived(rows, { cuts, slopes });
  const size = cuts.length + slopes.length;
  const slope = new Float64Array(size);
  const bend = Array.from({ length: size }, (_, at) => new Float64Array(size).fill(least, at, at + 1));
  for (let row = 0; row < steps.length; row++) {
    const step = steps[row]!;
    if (step < cuts.length) {
      slope[step]! += moves.above[row]!;
      bend[step]![step]! -= turns.above[row]!;
    }
    if (step > 0) {
      slope[step - 1]! += moves.below[row]!;
      bend[step - 1]![step - 1]! -= turns.below[row]!;
    }
    if (step > 0 && step < cuts.length) {
      bend[step]![step - 1]! += turns.both[row]!;
      bend[step - 1]![step]! += turns.both[row]!;
    }
  }
  const curve = turns.above.map((above, row) => 2 * turns.both[row]! - above - turns.below[row]!);
  for (const [a, products] of crossProducts(columns, curve).entries()) {
    const at = cuts.length + a;
    slope[at] = inner(columns[a]!, moves.sum);
    for (const [b, product] of products.entries()) bend[at]![cuts.length + b]! += product;
    const across = crossed(columns[a]!, { steps, turns, cuts: cuts.length });
    for (const [cut, value] of across.entries()) {
      bend[cut]![at] = value;
      bend[at]![cut] = value;
    }
  }
  return { slope, bend, moves, turns };
}

/** The second derivatives, by the cut above and the one below a row's step, times its weight. */
type Turns = Record<'above' | 'below' | 'both', Float64Array>;

function crossed(
  column: Float64Array,
  { steps, turns, cuts }: { steps: ArrayLike<number>; turns: Turns; cuts: number },
) {
  const sums = new Float64Array(cuts);
  for (let row = 0; row < column.length; row++) {
    const step = steps[row]!;
    if (step < cuts) sums[step]! += column[row]! * (turns.above[row]! - turns.both[row]!);
    if (step > 0) sums[step - 1]! += column[row]! * (turns.below[row]! - turns.both[row]!);
  }
  return sums;
}

function derived({ columns, steps, weights }: Answered, { cuts, slopes }: Place): { moves: Moves; turns: Turns } {
  const sums = sumsOf(columns, slopes, steps.length);
  const empty = () => new Float64Array(steps.length);
  const moves = { sum: empty(), above: empty(), below: empty() };
  const turns = { above: empty(), below: empty(), both: empty() };
  for (let row = 0; row < steps.length; row++) {
    const [step, weight] = [steps[row]!, weights?.[row] ?? 1];
    const [above, below] = [bumpAt(cuts[step], sums[row]!), bumpAt(cuts[step - 1], sums[row]!)];
    const chance = Math.max((cuts[step] === undefined ? 1 : above.share) - below.share, 1e-300);
    const [up, down] = [above.height / chance, -below.height / chance];
    moves.above[row] = weight * up;
    moves.below[row] = weight * down;
    moves.sum[row] = -weight * (up + down);
    turns.above[row] = weight * (above.turn / chance - up * up);
    turns.below[row] = weight * (-below.turn / chance - down * down);
    turns.both[row] = weight * up * down;
  }
  return { moves, turns };
}

/**
 * By how much each row pulls less than it would had it not been fitted itself: 1 / (1 − its leverage), or few rows would make
 * coefficients look surer than they are. Source: MacKinnon and White 1985, Journal of Econometrics 29, 305–325 (HC3).
 */
export function stretchOf({ columns, steps }: Answered, { above, below, both }: Turns, bread: readonly Float64Array[]) {
  const cuts = bread.length - columns.length;
  const across = bread.map((line) => sumsOf(columns, line.subarray(cuts), steps.length));
  return Float64Array.from(steps, (step, row) => {
    let own = 0;
    for (let at = 0; at < columns.length; at++) own += columns[at]![row]! * across[cuts + at]![row]!;
    const side = (cut: number) => (cut < 0 || cut >= cuts ? 0 : bread[cut]![cut]! - 2 * across[cut]![row]! + own);
    const between =
      step === 0 || step >= cuts ? 0 : bread[step]![step - 1]! - across[step]![row]! - across[step - 1]![row]! + own;
    const leverage = 2 * both[row]! * between - above[row]! * side(step) - below[row]! * side(step - 1);
    return 1 / (1 - Math.min(0.9, Math.max(0, leverage)));
  });
}

interface Pulling {
  cuts: number;
  stretch: Float64Array;
}

/** Of each customer, the sum of the first derivatives of their rows. */
export function pullsOf(
  { columns, steps, customers }: Answered,
  { sum, above, below }: Moves,
  { cuts, stretch }: Pulling,
) {
  const pulls = new Map<number, Float64Array>();
  for (let row = 0; row < steps.length; row++) {
    let pull = pulls.get(customers[row]!);
    if (pull === undefined) pulls.set(customers[row]!, (pull = new Float64Array(cuts + columns.length)));
    const [step, much] = [steps[row]!, stretch[row]!];
    if (step < cuts) pull[step]! += much * above[row]!;
    if (step > 0) pull[step - 1]! += much * below[row]!;
    for (let at = 0; at < columns.length; at++) pull[cuts + at]! += much * sum[row]! * columns[at]![row]!;
  }
  return pulls;
}

/** The logistic distribution at a cut, moved by the sum of a row: share below, density and its derivative; nothing where there is no cut. */
export function bumpAt(cut: number | undefined, sum: number) {
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
