import { studentQuantile95 } from '#core/statistics/distributions.ts';
import type { Estimate } from '#core/statistics/estimate.ts';
import { plainFigure } from '#core/statistics/rules.ts';
import { maxDiffSets } from '../survey/max-diff.ts';
import { entriesOf } from './items.ts';
import type { Counter, Item } from './result.ts';

/** What one person made of one item: how often it was best, worst and in a set they answered. */
interface Seen {
  best: number;
  worst: number;
  seen: number;
}

/**
 * How much more often an item was best than worst, for each time it was seen: −1 to 1. The interval takes people, not their sets, as drawn:
 * a ratio of two sums, linearised, with Student's t. Source: Finn and Louviere 1992, Journal of Public Policy & Marketing 11, 12–25
 * (best-minus-worst counting); Cochran 1977, Sampling Techniques, 6.4 (the ratio).
 */
export function bestMinusWorst(people: readonly Seen[]): Estimate {
  const n = people.length;
  const seen = people.reduce((sum, each) => sum + each.seen, 0);
  const value = people.reduce((sum, { best, worst }) => sum + best - worst, 0) / seen;
  if (n < 2) return { value, low: -1, high: 1, n };
  const squares = people.reduce((sum, each) => sum + (each.best - each.worst - value * each.seen) ** 2, 0);
  const half = (studentQuantile95(n - 1) * Math.sqrt((n / (n - 1)) * squares)) / seen;
  return { value, low: Math.max(-1, value - half), high: Math.min(1, value + half), n };
}

/** Which of a few is best and which worst. The sets that somebody saw follow from the key of their response. */
export function bestWorstCounter(items: readonly Item[]): Counter {
  const people = new Map(items.map(({ value }) => [value, [] as Seen[]]));
  return {
    add(value, { question, seed }) {
      if (question.type !== 'maxdiff' || !Array.isArray(value)) return;
      const mine = new Map<string, Seen>();
      for (const [at, set] of maxDiffSets(question, seed).entries()) {
        const picked = Object.fromEntries(entriesOf(value[at]).map(([key, item]) => [key, String(item)]));
        if (picked.best === undefined && picked.worst === undefined) continue;
        for (const item of set.map(String)) {
          const before = mine.get(item) ?? { best: 0, worst: 0, seen: 0 };
          mine.set(item, {
            best: before.best + Number(picked.best === item),
            worst: before.worst + Number(picked.worst === item),
            seen: before.seen + 1,
          });
        }
      }
      for (const [item, seen] of mine) people.get(item)?.push(seen);
    },
    result: () => ({
      kind: 'maxdiff',
      items: items.map((item) => {
        const seen = people.get(item.value)!;
        const sum = (key: keyof Seen) => seen.reduce((all, each) => all + each[key], 0);
        return {
          ...item,
          best: sum('best'),
          worst: sum('worst'),
          seen: sum('seen'),
          score: plainFigure(bestMinusWorst(seen)),
        };
      }),
    }),
  };
}
