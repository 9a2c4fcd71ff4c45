import { discoveries } from '#core/statistics/discoveries.ts';
import { compareRanks } from '#core/statistics/kruskal-wallis.ts';
import { compareMeans, momentsOf } from '#core/statistics/mean.ts';
import { trendOfProportions } from '#core/statistics/proportions.ts';
import { isComparable, type Change, type Figure } from '#core/statistics/rules.ts';
import type { Scale } from '#core/touchpoints/scales.ts';
import { cutsOf, groupAt } from './cuts.ts';
import { describeFact, originOf, type Unit } from './facts.ts';
import { compareFeelings, feelingFigure, goodOf, meanFigure, npsCounts, type Scores } from './feeling.ts';
import { rangeLabel } from './group-labels.ts';
import { verdictWords } from './verdict-words.ts';

/** One fact with the scores that were given where it stood: pairs of the same position. */
export interface FactAnswers {
  key: string;
  values: readonly number[] | readonly string[];
  scores: readonly number[];
}

export interface Group {
  key: string;
  label: string;
  from: number | null;
  to: number | null;
  scores: Scores;
  figure: Figure;
}

export type Verdict = 'rises' | 'falls' | 'differs' | 'no-detectable-change' | 'too-few';

export interface JudgedFact {
  key: string;
  label: string;
  from: string;
  unit: Unit;
  ordered: boolean;
  n: number;
  groups: Group[];
  verdict: Verdict;
  words: string;
  test: string | null;
  p: number | null;
  change: Change | null;
}

interface Grouped {
  key: string;
  unit: Unit;
  ordered: boolean;
  groups: Group[];
}

const mostWords = 8;

/** Puts the answers of a fact into groups; undefined when all of them stand in one. */
export function groupFact(scale: Scale, answers: FactAnswers): Grouped | undefined {
  const { key, values } = answers;
  const numeric = typeof values[0] === 'number';
  const grouped = numeric ? numberGroups(scale, answers) : wordGroups(scale, answers);
  return grouped.groups.length < 2 ? undefined : { key, ...grouped };
}

function numberGroups(scale: Scale, { key, values, scores }: FactAnswers): Omit<Grouped, 'key'> {
  const numbers = values as readonly number[];
  const sorted = numbers.toSorted((a, b) => a - b);
  const described = describeFact(key).unit;
  const isFlag = described === 'number' && sorted.every((value) => value === 0 || value === 1);
  const unit = isFlag ? 'flag' : described;
  const cuts = isFlag
    ? sorted[0] === sorted.at(-1)
      ? []
      : [1]
    : cutsOf(sorted, unit, { enough: scale === 'nps' ? 250 : 70 });
  const tallies = cuts.map(() => new Map<number, number>()).concat(new Map());
  numbers.forEach((value, at) => add(tallies[groupAt(value, cuts)]!, scores[at]!));
  const whole = sorted.every(Number.isInteger) && unit !== 'seconds';
  const groups = tallies.map((tally, at) => {
    const [from, to] = [cuts[at - 1] ?? null, cuts[at] ?? null];
    const only = unit === 'count' || unit === 'number' ? onlyValue(sorted, cuts, at) : undefined;
    const label = only === undefined ? rangeLabel({ from, to }, unit, whole) : String(only);
    return { key: `${at}`, label, from, to, scores: tally, figure: feelingFigure(scale, tally) };
  });
  return { unit, ordered: true, groups };
}

/** The value that all of a group have, if there is one. */
function onlyValue(values: readonly number[], cuts: readonly number[], group: number): number | undefined {
  const found = new Set(values.filter((value) => groupAt(value, cuts) === group));
  return found.size === 1 ? [...found][0] : undefined;
}

function wordGroups(scale: Scale, { values, scores }: FactAnswers): Omit<Grouped, 'key'> {
  const tallies = new Map<string, Map<number, number>>();
  (values as readonly string[]).forEach((word, at) => {
    const tally = tallies.get(word) ?? new Map<number, number>();
    add(tally, scores[at]!);
    tallies.set(word, tally);
  });
  const largest = [...tallies].toSorted(([, a], [, b]) => sizeOf(b) - sizeOf(a)).slice(0, mostWords);
  const groups = largest.map(([word, tally]) => ({
    key: word,
    label: word,
    from: null,
    to: null,
    scores: tally,
    figure: feelingFigure(scale, tally),
  }));
  return { unit: 'word', ordered: false, groups };
}

function add(tally: Map<number, number>, score: number): void {
  tally.set(score, (tally.get(score) ?? 0) + 1);
}

export function sizeOf(scores: Scores): number {
  let n = 0;
  for (const count of scores.values()) n += count;
  return n;
}

interface Tested {
  name: string;
  p: number;
  /** The two groups that the difference is told between. */
  ends: readonly [Group, Group];
}

/** Tests the groups that may be compared against each other; null when fewer than two may. */
function testOf(scale: Scale, { groups, ordered }: Grouped): Tested | null {
  const able = groups.filter(({ figure }) => isComparable(figure));
  const [first, last] = [able[0], able.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const byValue = able.toSorted((a, b) => a.figure.value! - b.figure.value!);
  const ends = ordered ? ([first, last] as const) : ([byValue[0]!, byValue.at(-1)!] as const);
  if (able.length === 2) return { ends, ...pairTest(scale, ends) };
  if (ordered && scale !== 'nps') {
    const p = trendOfProportions(able.map(({ scores }) => goodOf(scale, scores)));
    return { ends, p, name: 'trend test over ordered groups (Cochran–Armitage)' };
  }
  return { ends, p: compareRanks(able.map(({ scores }) => scores)), name: 'rank test of all groups (Kruskal–Wallis)' };
}

function pairTest(scale: Scale, [first, second]: readonly [Group, Group]): Pick<Tested, 'name' | 'p'> {
  if (scale !== 'nps') return { name: 'two-proportion test', p: compareFeelings(scale, first.scores, second.scores).p };
  const [a, b] = [first, second].map(({ scores }) => {
    const { promoters, passives, detractors } = npsCounts(scores);
    return momentsOf([
      [1, promoters],
      [0, passives],
      [-1, detractors],
    ]);
  });
  return { name: 'Welch’s test', p: compareMeans(a!, b!).p };
}

/**
 * The feeling by groups of each fact, with a verdict: a difference counts when its test passes (false discoveries over all
 * facts held to 5 %) and it is larger than the smallest that matters. What counts comes first, the largest difference on top.
 */
export function judgeFacts(scale: Scale, facts: readonly FactAnswers[], smallest: number): JudgedFact[] {
  const grouped = facts.flatMap((answers) => groupFact(scale, answers) ?? []);
  const tested = grouped.map((each) => testOf(scale, each));
  const found = discoveries(tested.flatMap((test) => test?.p ?? []));
  let at = 0;
  const judged = grouped.map((each, index) => {
    const test = tested[index] ?? null;
    return judgeFact(scale, each, { test, passes: test !== null && found[at++]!, smallest });
  });
  return judged.toSorted((a, b) => weightOf(b) - weightOf(a));
}

function weightOf({ verdict, change, n }: JudgedFact): number {
  if (verdict === 'too-few') return n / 1e12 - 1;
  return (change?.detectable === true ? 1000 : 0) + Math.abs(change?.value ?? 0);
}

interface Judgement {
  test: Tested | null;
  passes: boolean;
  smallest: number;
}

function judgeFact(
  scale: Scale,
  { key, unit, ordered, groups }: Grouped,
  { test, passes, smallest }: Judgement,
): JudgedFact {
  const n = groups.reduce((sum, { scores }) => sum + sizeOf(scores), 0);
  const { label } = describeFact(key);
  const base = { key, label, from: originOf(key), unit, ordered, n, groups };
  if (test === null)
    return { ...base, verdict: 'too-few', words: verdictWords('too-few'), test: null, p: null, change: null };
  const [first, second] = test.ends;
  const { difference } = compareFeelings(scale, first.scores, second.scores);
  const [value, low, high] = [difference.value * 100, difference.low * 100, difference.high * 100];
  const detectable = passes && Math.abs(value) > smallest;
  const verdict = !detectable ? 'no-detectable-change' : !ordered ? 'differs' : value > 0 ? 'rises' : 'falls';
  return {
    ...base,
    verdict,
    words: verdictWords(verdict, { scale, label, first, second }),
    test: test.name,
    p: test.p,
    change: { value, low, high, p: test.p, detectable },
  };
}

/** The mean of each group beside its figure. */
export function groupOnWire({ key, label, from, to, scores, figure }: Group) {
  return { key, label, from, to, ...figure, mean: meanFigure(scores) };
}
