import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A connection keeps its prepared statements until it ends: so many are worth their memory. */
const mostStatements = 1_000;

/** Where all columns are asked for, a plan that is kept would fail for ever once a migration adds one. */
const allColumns = /\b(?:select|returning|\w+\.)\s*\*/;
/** What takes many rows at once is planned each time: a plan that was made while the tables were small would scan them for ever. */
const manyRows = /\b(?:jsonb?_to_recordset|unnest)\(/;
/** Said by a statement that takes many rows and reads no table: there is one plan for it. */
const onePlan = '/* one plan */';

/** The name of a statement, the same in every connection of a pool; undefined for those that are not kept. */
function nameOf(names: Map<string, string>, text: string): string | undefined {
  if (allColumns.test(text) || (manyRows.test(text) && !text.includes(onePlan))) return undefined;
  const there = names.get(text);
  if (there !== undefined || names.size >= mostStatements) return there;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/**
 * Lets PostgreSQL read and plan each statement with parameters once for a connection instead of every time: with row-level
 * security that takes longer than most of our statements run.
 */
export function prepareStatements(pool: pg.Pool): void {
  const names = new Map<string, string>();
  pool.on('connect', (client) => {
    const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((text: unknown, values: unknown, ...more: unknown[]) => {
      const name =
        typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(names, text) : undefined;
      return name === undefined ? ask(text, values, ...more) : ask({ name, text, values }, ...more);
    }) as typeof client.query;
  });
}
