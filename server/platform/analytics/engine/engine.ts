import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Session } from 'chdb';
import { lanes } from './lanes.ts';
import { openReader } from './reader.ts';
import { engineSession } from './session.ts';
import type { Statement } from './statement.ts';

/** The embedded ClickHouse of one folder. */
export interface Engine {
  /** Rows of an insert, in their turn among all changes. */
  insert(query: string, rows: Buffer, statement: Statement): Promise<{ rows: number }>;
  change(statement: Statement): Promise<Uint8Array>;
  /** A query; it is really ended when the signal says so. */
  read(statement: Statement, signal: AbortSignal): Promise<Uint8Array>;
  readonly busy: number;
  close(): void;
}

const readers = 3;

/** What the engine may take: it lives beside PostgreSQL and the product on one machine, which may be small. */
const config = `<clickhouse>
  <max_server_memory_usage>1600000000</max_server_memory_usage>
  <mark_cache_size>67108864</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <index_mark_cache_size>8388608</index_mark_cache_size>
  <primary_index_cache_size>33554432</primary_index_cache_size>
  <query_condition_cache_size>8388608</query_condition_cache_size>
  <compiled_expression_cache_size>16777216</compiled_expression_cache_size>
  <background_pool_size>2</background_pool_size>
  <max_thread_pool_size>200</max_thread_pool_size>
</clickhouse>
`;

/** Opens the engine on a folder. All sessions of a process share its data; each runs one statement at a time. */
export function openEngine(folder: string): Engine {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'engine.xml');
  writeFileSync(file, config);
  const sessions = new Set<Session>();
  const open = () => {
    const raw = new Session(join(folder, 'store'), { connectionArgs: [`--config-file=${file}`] });
    sessions.add(raw);
    return { raw, session: engineSession(raw) };
  };
  const close = (raw: Session) => {
    sessions.delete(raw);
    raw.close();
  };
  const control = open().raw;
  const writing = lanes([open().session]);
  const reading = lanes(Array.from({ length: readers }, () => openReader({ open, close, control })));
  const never = new AbortController().signal;

  return {
    insert: (query, rows, statement) => writing.run((session) => session.insert(query, rows, statement), never),
    change: (statement) => writing.run((session) => session.run(statement, 'change'), never),
    read: (statement, signal) => reading.run((reader) => reader.read(statement, signal), signal),
    get busy() {
      return writing.busy + reading.busy;
    },
    close() {
      for (const session of sessions) session.close();
    },
  };
}
