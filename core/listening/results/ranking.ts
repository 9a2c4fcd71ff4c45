import { meanOf, momentsOf } from '#core/statistics/mean.ts';
import { plainFigure, pointsFigure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import type { Counter, Item } from './result.ts';

/** An order of preference: the mean rank of each (1 is the first; of those who ranked it), and how many put it first (of all). */
export function rankingCounter(items: readonly Item[]): Counter {
  const ranks = new Map(items.map(({ value }) => [value, new Map<number, number>()]));
  let n = 0;
  return {
    add(value) {
      if (!Array.isArray(value)) return;
      n += 1;
      for (const [at, item] of value.entries()) {
        const counts = ranks.get(String(item));
        counts?.set(at + 1, (counts.get(at + 1) ?? 0) + 1);
      }
    },
    result: () => ({
      kind: 'ranking',
      items: items.map((item) => {
        const counts = ranks.get(item.value)!;
        return {
          ...item,
          rank: plainFigure(meanOf(momentsOf(counts))),
          first: pointsFigure(shareOf(counts.get(1) ?? 0, n)),
        };
      }),
    }),
  };
}
