import { compareRanks } from '#core/statistics/kruskal-wallis.ts';
import { compareMeans, momentsOf } from '#core/statistics/mean.ts';
import { trendOfProportions } from '#core/statistics/proportions.ts';
import { isComparable } from '#core/statistics/rules.ts';
import { compareFeelings, goodOf, isNet, npsCounts, type Measure } from './feeling.ts';
import type { Group, Grouped } from './groups.ts';

/** How the groups of a fact were tested. */
export interface Tested {
  name: string;
  p: number;
  /** The two groups that the difference is told between. */
  ends: readonly [Group, Group];
}

/** Tests the groups that may be compared against each other; null when fewer than two may. */
export function testOf(measure: Measure, { groups, ordered }: Grouped): Tested | null {
  const able = groups.filter(({ figure }) => isComparable(figure));
  const [first, last] = [able[0], able.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const byValue = able.toSorted((a, b) => a.figure.value! - b.figure.value!);
  const ends = ordered ? ([first, last] as const) : ([byValue[0]!, byValue.at(-1)!] as const);
  if (able.length === 2) return { ends, ...pairTest(measure, ends) };
  if (ordered && !isNet(measure)) {
    const p = trendOfProportions(able.map(({ scores }) => goodOf(scores)));
    return { ends, p, name: 'trend test over ordered groups (Cochran–Armitage)' };
  }
  return {
    ends,
    p: compareRanks(able.map(({ scores }) => scores.counts)),
    name: 'rank test of all groups (Kruskal–Wallis)',
  };
}

function pairTest(measure: Measure, [first, second]: readonly [Group, Group]): Pick<Tested, 'name' | 'p'> {
  if (!isNet(measure)) return { name: 'two-proportion test', p: compareFeelings(first.scores, second.scores).p };
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
