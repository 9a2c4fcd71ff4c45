import { meanOf, momentsOf } from '#core/statistics/mean.ts';
import { plainFigure } from '#core/statistics/rules.ts';
import type { Question } from '../survey/definition.ts';
import { countChoices, type Offers } from './choices.ts';
import { entriesOf } from './items.ts';
import type { Counter, Item } from './result.ts';

/** A matrix: in each row the shares of its columns, of those who answered the row. */
export function matrixCounter(rows: readonly Item[], offers: Offers): Counter {
  const columns = [...new Map([...offers.values()].flat().map((item) => [item.value, item])).values()];
  const each = new Map(rows.map(({ value }) => [value, countChoices(offers)]));
  const answered = new Map<string, number>();
  return {
    add(value: unknown, { question }: { question: Question }) {
      for (const [row, chosen] of entriesOf(value)) {
        each.get(row)?.add([chosen], question);
        answered.set(row, (answered.get(row) ?? 0) + 1);
      }
    },
    result: () => ({
      kind: 'matrix',
      columns,
      rows: rows.map((row) => {
        const shares = new Map(
          each
            .get(row.value)!
            .counts()
            .map(({ value, share }) => [value, share]),
        );
        return { ...row, n: answered.get(row.value) ?? 0, shares: columns.map(({ value }) => shares.get(value)!) };
      }),
    }),
  };
}

/** Products with stars: the mean of each, of those who rated it. */
export function productsCounter(products: readonly Item[], most: number): Counter {
  const items = new Map(products.map((item) => [item.value, { item, counts: new Map<number, number>() }]));
  return {
    add(value) {
      for (const [product, stars] of entriesOf(value)) {
        if (typeof stars !== 'number') continue;
        const found = items.get(product) ?? { item: { value: product, text: product }, counts: new Map() };
        items.set(product, found);
        found.counts.set(stars, (found.counts.get(stars) ?? 0) + 1);
      }
    },
    result: () => ({
      kind: 'products',
      most,
      items: [...items.values()].map(({ item, counts }) => ({
        ...item,
        mean: plainFigure(meanOf(momentsOf(counts))),
      })),
    }),
  };
}

/** Several fields in one question: how many filled in each. */
export function partsCounter(parts: readonly Item[]): Counter {
  const filled = new Map<string, number>();
  return {
    add(value) {
      for (const [part, given] of entriesOf(value))
        if (given !== '' && given !== null) filled.set(part, (filled.get(part) ?? 0) + 1);
    },
    result: () => ({ kind: 'parts', items: parts.map((part) => ({ ...part, n: filled.get(part.value) ?? 0 })) }),
  };
}
