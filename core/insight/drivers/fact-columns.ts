import { fewest } from '#core/statistics/rules.ts';
import { describeFact, type Unit } from '../facts.ts';
import type { GivenFact } from './given.ts';

/** What one column says of a fact when it goes from 0 to 1 while the fact's other columns are 0. */
export interface Step {
  from: number | string;
  to: number | string;
}

/** A fact as columns of a regression. */
export interface FactColumns {
  key: string;
  /** Facts that say exactly the same. */
  same: string[];
  unit: Unit;
  /** Before how many answers it was known. */
  n: number;
  columns: Float64Array[];
  /** One for each column. */
  steps: Step[];
  /** 1 where it was not known; null: it was everywhere. */
  unknown: Float64Array | null;
}

/** Words of one fact beyond this many most frequent ones count as one. */
const mostWords = 8;
/** Fewer good or fewer other answers than this on either side say nothing of a share. */
const fewestOfEither = 5;

/**
 * A number as it is, counted from its 10th to its 90th percentile; yes or no; each word against the most frequent one. Undefined where
 * too few answers stand on either side. `good` says of each answer whether it is.
 */
export function factColumns({ key, rows, values }: GivenFact, good: readonly boolean[]): FactColumns | undefined {
  const all = good.length;
  const unknown = new Float64Array(all).fill(1);
  for (const row of rows) unknown[row] = 0;
  const head = { key, same: [], n: rows.length, unknown: rows.length === all ? null : unknown };
  if (typeof values[0] !== 'string') {
    const told = numberColumn({ key, rows, values: values as readonly number[] }, { good, unknown });
    return told && { ...head, ...told };
  }
  const told = wordColumns({ rows, values: values as readonly string[] }, good);
  return told.columns.length === 0 ? undefined : { ...head, unit: 'word', ...told };
}

interface Numbers {
  key: string;
  rows: readonly number[];
  values: readonly number[];
}

function numberColumn(
  { key, rows, values }: Numbers,
  { good, unknown }: { good: readonly boolean[]; unknown: Float64Array },
) {
  const { unit } = describeFact(key);
  const isFlag = values.every((value) => value === 0 || value === 1);
  const [from, to] = isFlag ? [0, 1] : spanOf(values);
  const column = new Float64Array(good.length);
  for (const [at, row] of rows.entries()) column[row] = (values[at]! - from) / (to - from);
  if (isFlag && !tells(column, unknown, good)) return undefined;
  return { unit: isFlag && unit === 'number' ? ('flag' as const) : unit, columns: [column], steps: [{ from, to }] };
}

/** The 10th and the 90th percentile; where they are the same the 1st and the 99th, else the least and the most. */
function spanOf(numbers: readonly number[]): readonly [number, number] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  const spans = [
    [at(0.1), at(0.9)],
    [at(0.01), at(0.99)],
    [sorted[0]!, sorted.at(-1)!],
  ] as const;
  return spans.find(([from, to]) => from < to) ?? spans[2];
}

interface Words {
  rows: readonly number[];
  values: readonly string[];
}

/** The most frequent word is what the others are held against; rare ones count together. */
function wordColumns({ rows, values }: Words, good: readonly boolean[]): Pick<FactColumns, 'columns' | 'steps'> {
  const byWord = Map.groupBy(rows.keys(), (at) => values[at]!);
  const found = [...byWord].toSorted(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1));
  const [usual] = found[0]!;
  const told = found.slice(1).map(([word, places]) => {
    const goods = places.filter((at) => good[rows[at]!]).length;
    const enough = Math.min(goods, places.length - goods) >= fewestOfEither && places.length >= fewest;
    return { word, places, enough };
  });
  const own = told.filter(({ enough }) => enough).slice(0, mostWords);
  const rest = told.filter((each) => !own.includes(each)).flatMap(({ places }) => places);
  const restGood = rest.filter((at) => good[rows[at]!]).length;
  const hasRest = Math.min(restGood, rest.length - restGood) >= fewestOfEither;
  const groups = [
    ...own.map(({ word, places }) => ({ word, places })),
    ...(hasRest ? [{ word: '', places: rest }] : []),
  ];
  return {
    columns: groups.map(({ places }) => {
      const column = new Float64Array(good.length);
      for (const at of places) column[rows[at]!] = 1;
      return column;
    }),
    steps: groups.map(({ word }) => ({ from: usual, to: word })),
  };
}

/** Whether enough good and other answers stand on either side of yes and no. */
function tells(column: Float64Array, unknown: Float64Array, good: readonly boolean[]): boolean {
  const counts = [0, 0, 0, 0];
  for (const [row, isGood] of good.entries()) if (unknown[row] === 0) counts[2 * column[row]! + Number(isGood)]! += 1;
  return counts.every((count) => count >= fewestOfEither);
}
