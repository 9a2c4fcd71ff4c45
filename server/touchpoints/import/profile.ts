import type { ColumnProfile } from '#core/touchpoints/import/suspicions.ts';
import { textOf } from '#core/touchpoints/import/values.ts';
import type { ByteSource } from './byte-source.ts';
import { readItems } from './formats/index.ts';

/** How many bytes of a file are looked at: files of responses are far smaller. What comes later is held by the import itself. */
const mostBytes = 64_000_000;
/** Values of a column that are counted one by one. */
const mostValues = 60;
const longestValue = 60;

interface Counted {
  empty: number;
  values: Map<string, number>;
  /** How many different ones there are, as far as is counted. */
  different: number;
}

/** What stands in the columns of a file: how often each value, of all rows. */
export async function profileOf(source: ByteSource, how: Parameters<typeof readItems>[1]): Promise<ColumnProfile[]> {
  const columns = new Map<string, Counted>();
  let rows = 0;
  for await (const { row, reason, end } of readItems(source, how, { bytes: 0, rows: 0 })) {
    if (reason !== undefined) continue;
    rows++;
    for (const [name, value] of Object.entries(row)) count(columns, name, textOf(value));
    if (end > mostBytes) break;
  }
  return [...columns].map(([column, { empty, values, different }]) => ({
    column,
    rows,
    empty,
    different,
    values: [...values].map(([value, times]) => ({ value, count: times })).toSorted((a, b) => b.count - a.count),
  }));
}

function count(columns: Map<string, Counted>, name: string, text: string | undefined): void {
  const column = columns.get(name) ?? { empty: 0, values: new Map(), different: 0 };
  columns.set(name, column);
  if (text === undefined) {
    column.empty++;
    return;
  }
  const value = text.slice(0, longestValue);
  const known = column.values.get(value);
  if (known !== undefined || column.values.size < mostValues) column.values.set(value, (known ?? 0) + 1);
  column.different = known === undefined && column.values.size >= mostValues ? mostValues : column.values.size;
}

const valuesShown = 24;

/** What stands in the columns, as far as a person looks at it. */
export function shownColumns(profiles: readonly ColumnProfile[]) {
  return profiles.map((profile) => ({ ...profile, values: profile.values.slice(0, valuesShown) }));
}
