import type { Figure } from '#core/statistics/rules.ts';
import { cutsOf, groupAt } from './cuts.ts';
import { describeFact, type Unit } from './facts.ts';
import { feelingFigure, isNet, meanFigure, type Measure, type Scores } from './feeling.ts';
import { rangeLabel } from './group-labels.ts';

/** One fact with the scores that were given where it stood: pairs of the same position. */
export interface FactAnswers {
  key: string;
  values: readonly number[] | readonly string[];
  scores: readonly number[];
}

/** The answers for which a fact lies in one range, or is one word. */
export interface Group {
  key: string;
  label: string;
  from: number | null;
  to: number | null;
  scores: Scores;
  figure: Figure;
}

/** The groups of one fact; ordered when it is a number. */
export interface Grouped {
  key: string;
  unit: Unit;
  ordered: boolean;
  groups: Group[];
}

const mostWords = 8;

/** Puts the answers of a fact into groups; undefined when all of them stand in one. */
export function groupFact(measure: Measure, answers: FactAnswers): Grouped | undefined {
  const { key, values } = answers;
  const numeric = typeof values[0] === 'number';
  const grouped = numeric ? numberGroups(measure, answers) : wordGroups(measure, answers);
  return grouped.groups.length < 2 ? undefined : { key, ...grouped };
}

function numberGroups(measure: Measure, { key, values, scores }: FactAnswers): Omit<Grouped, 'key'> {
  const numbers = values as readonly number[];
  const sorted = numbers.toSorted((a, b) => a - b);
  const { unit: described, currency } = describeFact(key);
  const isFlag = described === 'number' && sorted.every((value) => value === 0 || value === 1);
  const unit = isFlag ? 'flag' : described;
  const cuts = isFlag
    ? sorted[0] === sorted.at(-1)
      ? []
      : [1]
    : cutsOf(sorted, unit, { enough: isNet(measure) ? 250 : 70 });
  const tallies = cuts.map(() => new Map<number, number>()).concat(new Map());
  numbers.forEach((value, at) => add(tallies[groupAt(value, cuts)]!, scores[at]!));
  const whole = sorted.every(Number.isInteger) && unit !== 'seconds';
  const groups = tallies.map((tally, at) => {
    const [from, to] = [cuts[at - 1] ?? null, cuts[at] ?? null];
    const only = unit === 'count' || unit === 'number' ? onlyValue(sorted, cuts, at) : undefined;
    const label = only === undefined ? rangeLabel({ from, to }, { unit, whole, currency }) : String(only);
    const scores = { of: measure, counts: tally };
    return { key: `${at}`, label, from, to, scores, figure: feelingFigure(scores) };
  });
  return { unit, ordered: true, groups };
}

/** The value that all of a group have, if there is one. */
function onlyValue(values: readonly number[], cuts: readonly number[], group: number): number | undefined {
  const found = new Set(values.filter((value) => groupAt(value, cuts) === group));
  return found.size === 1 ? [...found][0] : undefined;
}

function wordGroups(measure: Measure, { values, scores }: FactAnswers): Omit<Grouped, 'key'> {
  const tallies = new Map<string, Map<number, number>>();
  (values as readonly string[]).forEach((word, at) => {
    const tally = tallies.get(word) ?? new Map<number, number>();
    add(tally, scores[at]!);
    tallies.set(word, tally);
  });
  const largest = [...tallies].toSorted(([, a], [, b]) => totalOf(b) - totalOf(a)).slice(0, mostWords);
  const groups = largest.map(([word, counts]) => {
    const scores = { of: measure, counts };
    return { key: word, label: word, from: null, to: null, scores, figure: feelingFigure(scores) };
  });
  return { unit: 'word', ordered: false, groups };
}

function add(tally: Map<number, number>, score: number): void {
  tally.set(score, (tally.get(score) ?? 0) + 1);
}

/** How many scores a tally holds. */
export function sizeOf({ counts }: Scores): number {
  return totalOf(counts);
}

function totalOf(counts: Scores['counts']): number {
  let n = 0;
  for (const count of counts.values()) n += count;
  return n;
}

/** The mean of each group beside its figure. */
export function groupOnWire({ key, label, from, to, scores, figure }: Group) {
  return { key, label, from, to, ...figure, mean: meanFigure(scores) };
}
