import { discoveries } from '#core/statistics/discoveries.ts';
import type { Change } from '#core/statistics/rules.ts';
import { titlesOf } from './fact-titles.ts';
import type { Unit } from './facts.ts';
import { compareFeelings, type Measure } from './feeling.ts';
import { testOf, type Tested } from './compare-groups.ts';
import { foldSame, type Folded } from './fold.ts';
import { groupFact, sizeOf, type FactAnswers, type Group } from './groups.ts';
import { verdictWords, type Verdict } from './verdict-words.ts';

export interface JudgedFact {
  key: string;
  /** Other facts that say exactly the same. */
  same: string[];
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

/**
 * The feeling by groups of each fact, with a verdict: a difference counts when its test passes (false discoveries over all
 * facts held to 5 %) and it is larger than the smallest that matters. What counts comes first, the largest difference on top.
 */
export function judgeFacts(measure: Measure, facts: readonly FactAnswers[], smallest: number): JudgedFact[] {
  const grouped = foldSame(facts.flatMap((answers) => groupFact(measure, answers) ?? []));
  const titles = titlesOf(grouped.map(({ key, same }) => [key, ...same]));
  const tested = grouped.map((each) => testOf(measure, each));
  const found = discoveries(tested.flatMap((test) => test?.p ?? []));
  let at = 0;
  const judged = grouped.map((each, index) => {
    const test = tested[index] ?? null;
    const passes = test !== null && found[at++]!;
    return judgeFact(measure, { ...each, ...titles[index]! }, { test, passes, smallest });
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
  { scale }: Measure,
  { key, same, label, from, unit, ordered, groups }: Folded & { label: string; from: string },
  { test, passes, smallest }: Judgement,
): JudgedFact {
  const n = groups.reduce((sum, { scores }) => sum + sizeOf(scores), 0);
  const base = { key, same, label, from, unit, ordered, n, groups };
  if (test === null)
    return { ...base, verdict: 'too-few', words: verdictWords('too-few'), test: null, p: null, change: null };
  const [first, second] = test.ends;
  const { difference } = compareFeelings(first.scores, second.scores);
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
