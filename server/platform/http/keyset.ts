import { z } from 'zod';
import { problem } from '#core/contract/problems.ts';
import type { Page, PageQuery } from '#core/contract/page.ts';
import { sql, type RawBuilder } from '../database/tx.ts';

type Key = string | number | null;
const keys = z.array(z.union([z.string(), z.number()]));

/** One column of the order of a list. */
export interface KeyColumn<Row> {
  /** The column as in the query: sql`c.last_at`. Never null. */
  column: RawBuilder<unknown>;
  /** Its Postgres type: `timestamptz`, `uuid`, `text`… */
  type: string;
  of(row: Row): Date | string | number;
}

export interface Keyset<Row> {
  /** A condition: what comes after the cursor; true without one. */
  where: RawBuilder<boolean>;
  /** `order by …`. */
  order: RawBuilder<unknown>;
  /** `limit …`, one more than asked for, which tells whether there is a next page. */
  limit: RawBuilder<unknown>;
  page<Item>(rows: Row[], item: (row: Row) => Item): Page<Item>;
}

/** Turns the sort key of a row into an opaque cursor. */
export function encodeCursor(key: readonly Key[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decodeCursor(text: string, length: number): Array<string | number> {
  try {
    const read = keys.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (read.length === length) return read;
  } catch {
    // Not JSON: said below.
  }
  const message = 'is not a cursor of this list';
  throw problem('invalid', { detail: `after ${message}.`, fields: [{ path: 'after', message }] });
}

function isTimeOk(value: string | number, type: string): boolean {
  if (type === 'timestamptz') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  if (type === 'uuid') return /^[0-9a-f-]{36}$/.test(String(value));
  return type === 'text' || Number.isFinite(Number(value));
}

function tuple(parts: Array<RawBuilder<unknown>>): RawBuilder<unknown> {
  return sql`(${sql.join(parts)})`;
}

/**
 * Reads a list page by page by the sort key of its rows, so that nothing is skipped or doubled while rows come in.
 * The last column must make the key unique. Times must have no more than milliseconds.
 */
export function keyset<Row>(query: PageQuery, columns: Array<KeyColumn<Row>>, direction: 'asc' | 'desc'): Keyset<Row> {
  const after = query.after === undefined ? undefined : decodeCursor(query.after, columns.length);
  if (after?.some((value, at) => !isTimeOk(value, columns[at]?.type ?? '')) === true) decodeCursor('', columns.length);
  const way = sql.raw(direction);
  const left = tuple(columns.map((each) => each.column));
  const right = tuple(columns.map((each, at) => sql`${after?.[at]}::${sql.raw(each.type)}`));
  const sign = sql.raw(direction === 'asc' ? '>' : '<');
  return {
    where: after === undefined ? sql<boolean>`true` : sql<boolean>`${left} ${sign} ${right}`,
    order: sql`order by ${sql.join(columns.map((each) => sql`${each.column} ${way}`))}`,
    limit: sql`limit ${query.limit + 1}`,
    page(rows, item) {
      const shown = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? shown.at(-1) : undefined;
      const key =
        last &&
        columns.map((each) => each.of(last)).map((value) => (value instanceof Date ? value.toISOString() : value));
      return { items: shown.map(item), next: key === undefined ? null : encodeCursor(key) };
    },
  };
}

interface Moment<Row> {
  /** The columns as in the query; the time has no more than milliseconds. */
  at: RawBuilder<unknown>;
  id: RawBuilder<unknown>;
  of(row: Row): Date;
}

/** The order of most lists: the newest first. */
export function newestFirst<Row extends { id: string }>(query: PageQuery, { at, id, of }: Moment<Row>): Keyset<Row> {
  return keyset<Row>(
    query,
    [
      { column: at, type: 'timestamptz', of },
      { column: id, type: 'uuid', of: (row) => row.id },
    ],
    'desc',
  );
}
