import { judge, type Change, type Figure } from '#core/statistics/rules.ts';
import { countingAmong } from './among.ts';
import { compareFeelings, feelingFigure, type Measure, type Scores } from './feeling.ts';

/** How often a score was given, with the sum of the weights of these answers and of their squares. */
export interface WeighedScore {
  score: number;
  n: number;
  /** Answers that brought no weight count as 1. */
  weights: number;
  squares: number;
  /** How many brought a weight. */
  weighed: number;
}

/** The answers of one period to one question. */
export interface GivenIn<M extends Measure = Measure> {
  /** The year or month. */
  start: string;
  of: M;
  scores: readonly WeighedScore[];
}

/** The figure of a period. */
export interface GivenFigure extends Figure {
  start: string;
  /** By the weights that the answers brought; n counts answers all the same. */
  weighed: boolean;
  /** How many answers of equal weight would tell as much: what the interval is computed from. */
  effective: number;
  /** Every answer counted once. */
  plain: Figure;
}

/** What changed since the period with answers before: weighed where both are, else every answer counted once. */
export interface GivenChange extends Change {
  since: string;
  weighed: boolean;
}

const sum = (scores: readonly WeighedScore[], of: (score: WeighedScore) => number) =>
  scores.reduce((all, each) => all + of(each), 0);

/** Whether every answer brought a weight: where some have none, weights say nothing about the rest. */
function isWeighed({ scores }: GivenIn): boolean {
  return scores.length > 0 && scores.every(({ n, weighed }) => n === weighed);
}

/**
 * The number of answers of equal weight that would tell as much. Source: Kish 1965, Survey Sampling, 11.7: the square of the
 * sum of the weights over the sum of their squares.
 */
export function effectiveOf(scores: readonly WeighedScore[]): number {
  const weights = sum(scores, (each) => each.weights);
  return weights === 0 ? 0 : weights ** 2 / sum(scores, (each) => each.squares);
}

function plainOf<M extends Measure>({ of, scores }: GivenIn<M>): Scores<M> {
  return { of, counts: new Map(scores.map(({ score, n }) => [score, n])) };
}

/** The weighted shares as counts that add up to the effective number. */
function weighedOf<M extends Measure>({ of, scores }: GivenIn<M>): Scores<M> {
  const per = effectiveOf(scores) / sum(scores, (each) => each.weights);
  return { of, counts: new Map(scores.map(({ score, weights }) => [score, weights * per])) };
}

/** The figure of a period, weighed where every answer brought a weight. Too few answers give no number, however they weigh. */
export function givenFigure(given: GivenIn): GivenFigure {
  const plain = feelingFigure(plainOf(given));
  if (!isWeighed(given)) return { ...plain, start: given.start, weighed: false, effective: plain.n, plain };
  const figure = feelingFigure(weighedOf(given));
  const shown = plain.value === null ? plain : { ...figure, n: plain.n };
  return { ...shown, start: given.start, weighed: true, effective: effectiveOf(given.scores), plain };
}

/**
 * The changes between neighbouring periods of several questions, in the order of each; null for the first and where a figure may
 * not be compared. False discoveries among all of them are held to 5 %: one of twenty steps would otherwise look like news.
 */
export function givenChanges(
  questions: ReadonlyArray<readonly GivenIn[]>,
  smallest: number,
): Array<Array<GivenChange | null>> {
  const all = questions.map((periods) =>
    periods.map((given, at) => {
      const before = periods[at - 1];
      return before === undefined ? null : changeOf([before, given], smallest);
    }),
  );
  const counting = countingAmong(all.flat());
  return all.map((changes) => changes.map(counting));
}

function changeOf([before, now]: readonly [GivenIn, GivenIn], smallest: number): GivenChange | null {
  const weighed = isWeighed(before) && isWeighed(now);
  const [was, is] = [before, now].map(weighed ? weighedOf : plainOf) as [Scores, Scores];
  const figures = [feelingFigure(was), feelingFigure(is)] as const;
  const change = judge(figures, compareFeelings(was, is), smallest);
  return change && { ...change, since: before.start, weighed };
}
