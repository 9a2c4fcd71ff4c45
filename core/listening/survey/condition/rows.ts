import type { Comparison } from '../expression/compare.ts';

export type Plain = string | number | boolean;
/** What a row compares by: the comparisons of expressions, and whether anything was answered at all. */
export type RowComparison = Comparison | 'empty' | 'notempty';

/** One row: an answer (a name, or a path such as `matrix.row`), how it is compared, and with what. */
export interface Row {
  name: string;
  comparison: RowComparison;
  /** Nothing where it is only asked whether there is an answer. */
  value?: Plain | Plain[] | undefined;
}

export type Join = 'and' | 'or';

/** Rows joined by one word; rows within a group of their own are joined by the other. */
export interface Condition {
  join: Join;
  parts: ReadonlyArray<Row | readonly Row[]>;
}

export const otherJoin: Readonly<Record<Join, Join>> = { and: 'or', or: 'and' };

export function isGroup(part: Row | readonly Row[]): part is readonly Row[] {
  return Array.isArray(part);
}

/** The same condition in the one way in which it is written: no group of one row, no group that stands alone. */
export function tidied({ join, parts }: Condition): Condition {
  const full = parts
    .filter((part) => !isGroup(part) || part.length > 0)
    .map((part) => (isGroup(part) && part.length === 1 ? part[0]! : part));
  const [only] = full;
  if (full.length === 1 && isGroup(only!)) return { join: otherJoin[join], parts: only };
  return { join: full.length > 1 ? join : 'and', parts: full };
}
