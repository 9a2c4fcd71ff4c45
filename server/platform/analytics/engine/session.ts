import type { Session } from 'chdb';
import { quote, rawInsert, type Statement } from './statement.ts';

/** One connection to the engine: runs one statement at a time. */
export interface EngineSession {
  run(statement: Statement, mark: string): Promise<Uint8Array>;
  insert(query: string, rows: Buffer, statement: Statement): Promise<{ rows: number }>;
}

/**
 * Settings and parameters are put on the session by SET. The engine's own way to bind parameters is shared by the whole
 * process and lets two queries at the same time mix up their values.
 */
export function engineSession(session: Session): EngineSession {
  const changed = new Set<string>();
  const known = new Set<string>();

  /** Everything that has to be said before the statement, in front of it. */
  const preamble = (statement: Statement, mark: string): string => {
    refuseLeftOver(statement, known);
    const assignments = [...changed].filter((each) => !statement.settings.has(each)).map((each) => `${each} = DEFAULT`);
    changed.clear();
    for (const [key, value] of statement.settings) {
      assignments.push(`${key} = ${quote(value)}`);
      changed.add(key);
    }
    for (const [key, value] of statement.parameters) {
      assignments.push(`param_${key} = ${quote(value)}`);
      known.add(key);
    }
    assignments.push(`log_comment = ${quote(mark)}`);
    const use = statement.database === undefined ? '' : `USE ${identifier(statement.database)}; `;
    return `${use}SET ${assignments.join(', ')};`;
  };

  return {
    async run(statement, mark) {
      const result = await session.queryAsync(`${preamble(statement, mark)} ${statement.text}`, {
        format: statement.format,
      });
      return result.bytes();
    },
    async insert(query, rows, statement) {
      const target = rawInsert(query);
      if (target === undefined) {
        await session.queryAsync(`${preamble(statement, 'insert')} ${query}\n${rows.toString('utf8')}`);
        return { rows: 0 };
      }
      await session.queryAsync(preamble(statement, 'insert'));
      const { table, columns, format } = target;
      const written = await session.insert({ table, format, values: rows, ...(columns.length > 0 ? { columns } : {}) });
      return { rows: written.rowsWritten };
    },
  };
}

/** A parameter stays on its session: one that an earlier query had left behind must not fill the gap of this one. */
function refuseLeftOver({ text, parameters }: Statement, known: Set<string>): void {
  for (const [, asked] of text.matchAll(/\{\s*([A-Za-z_]\w*)\s*:/g))
    if (asked !== undefined && known.has(asked) && !parameters.has(asked))
      throw new Error(`Code: 456. DB::Exception: Substitution \`${asked}\` is not set. (UNKNOWN_QUERY_PARAMETER)`);
}

function identifier(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}
