import { pointsFigure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import type { Question } from '../survey/definition.ts';
import { itemsOf } from './items.ts';
import type { Counted, Counter, Item } from './result.ts';

/** What each edition offered. */
export type Offers = ReadonlyMap<Question, readonly Item[]>;

/** Counts each choice. A choice that came with a later edition is a share of those who answered an edition that had it. */
export function countChoices(offers: Offers) {
  const chosen = new Map<string, number>();
  const answered = new Map<Question, number>();
  return {
    add(values: Iterable<unknown>, question: Question): void {
      answered.set(question, (answered.get(question) ?? 0) + 1);
      for (const value of new Set([...values].map(String))) chosen.set(value, (chosen.get(value) ?? 0) + 1);
    },
    counts(): Counted[] {
      const had = [...offers].map(([question, items]) => ({
        n: answered.get(question) ?? 0,
        values: new Set(items.map(({ value }) => value)),
      }));
      return itemsOf([...offers.values()]).map((item) => {
        const n = had.reduce((sum, each) => sum + (each.values.has(item.value) ? each.n : 0), 0);
        const count = chosen.get(item.value) ?? 0;
        return { ...item, count, share: pointsFigure(shareOf(count, n)) };
      });
    },
  };
}

/** One choice, several, yes or no. `mark`: a share worth knowing of the first choice. */
export function choicesCounter(
  offers: Offers,
  { several, mark = null }: { several: boolean; mark?: number | null },
): Counter {
  const { add, counts } = countChoices(offers);
  return {
    add: (value, { question }) => add(Array.isArray(value) ? value : [value], question),
    result: () => ({ kind: 'choices', several, counts: counts(), mark }),
  };
}
