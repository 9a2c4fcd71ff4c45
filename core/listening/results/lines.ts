import type { Figure } from '#core/statistics/rules.ts';
import type { Counted, Item, PriceCrossings, Quartiles, Result } from './result.ts';
import type { QuestionResult } from './tally.ts';

/** What a line tells. */
export type Measure =
  | 'answers'
  | 'share'
  | 'mean'
  | 'mean rank'
  | 'share first'
  | 'best less worst'
  | 'lowest'
  | 'lower quartile'
  | 'median'
  | 'upper quartile'
  | 'highest'
  | 'too cheap'
  | 'bargain'
  | 'expensive'
  | 'too expensive'
  | 'marginal cheapness'
  | 'marginal expensiveness'
  | 'indifference'
  | 'optimal price'
  | 'net promoter score'
  | 'good answers';

/** One number of a result: of which row and which choice, with its interval. */
export interface ResultLine {
  row: string;
  item: string;
  measure: Measure;
  count: number | null;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
}

const none = { row: '', item: '', count: null, low: null, high: null, n: null };

function figureLine(measure: Measure, { value, low, high, n }: Figure, more: Partial<ResultLine> = {}): ResultLine {
  return { ...none, measure, value, low, high, n, ...more };
}

const shares = (counts: readonly Counted[]) =>
  counts.map(({ text, count, share }) => figureLine('share', share, { item: text, count }));

const plain = (measure: Measure, value: number | null, item = ''): ResultLine => ({ ...none, measure, value, item });

function quartileLines(quartiles: Quartiles | null): ResultLine[] {
  if (quartiles === null) return [];
  const { lowest, lower, median, upper, highest } = quartiles;
  return [
    plain('lowest', lowest),
    plain('lower quartile', lower),
    plain('median', median),
    plain('upper quartile', upper),
    plain('highest', highest),
  ];
}

function crossingLines(crossings: PriceCrossings | null): ResultLine[] {
  if (crossings === null) return [];
  return [
    plain('marginal cheapness', crossings.marginalCheapness),
    plain('optimal price', crossings.optimal),
    plain('indifference', crossings.indifference),
    plain('marginal expensiveness', crossings.marginalExpensiveness),
  ];
}

type ResultOf<K extends Result['kind']> = Extract<Result, { kind: K }>;

const makers: { readonly [K in Result['kind']]: (result: ResultOf<K>) => ResultLine[] } = {
  scale: ({ scale, figure, mean, counts }) => [
    figureLine(scale === 'nps' ? 'net promoter score' : 'good answers', figure),
    ...(mean === null ? [] : [figureLine('mean', mean)]),
    ...shares(counts),
  ],
  rating: ({ mean, counts }) => [figureLine('mean', mean), ...shares(counts)],
  choices: ({ counts }) => shares(counts),
  numbers: ({ quartiles, mean }) => [...quartileLines(quartiles), figureLine('mean', mean)],
  matrix: ({ columns, rows }) =>
    rows.flatMap(({ text, shares: cells }) =>
      cells.map((share, at) => figureLine('share', share, { row: text, item: columns[at]!.text })),
    ),
  ranking: ({ items }) =>
    items.flatMap(({ text, rank, first }) => [
      figureLine('mean rank', rank, { item: text }),
      figureLine('share first', first, { item: text }),
    ]),
  maxdiff: ({ items }) => items.map(({ text, score }) => figureLine('best less worst', score, { item: text })),
  prices: ({ curves, crossings, n }) => [
    ...crossingLines(crossings),
    ...curves.flatMap(({ price, tooCheap, bargain, expensive, tooExpensive }) => {
      const at = { ...none, item: String(price), n };
      return [
        { ...at, measure: 'too cheap' as const, value: tooCheap },
        { ...at, measure: 'bargain' as const, value: bargain },
        { ...at, measure: 'expensive' as const, value: expensive },
        { ...at, measure: 'too expensive' as const, value: tooExpensive },
      ];
    }),
  ],
  products: ({ items }) => items.map(({ text, mean }) => figureLine('mean', mean, { item: text })),
  parts: ({ items }: { items: ReadonlyArray<Item & { n: number }> }) =>
    items.map(({ text, n }) => ({ ...none, measure: 'answers', value: null, item: text, n })),
  words: () => [],
  kept: () => [],
};

/** What the answers to a question come to, a number a line: how many answered first, and nothing more where they are too few. */
export function linesOf({ answered, result }: Pick<QuestionResult, 'answered' | 'result'>): ResultLine[] {
  const first: ResultLine = { ...none, measure: 'answers', value: null, n: answered };
  return result === null ? [first] : [first, ...(makers[result.kind] as (of: Result) => ResultLine[])(result)];
}
