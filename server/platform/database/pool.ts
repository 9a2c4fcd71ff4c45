import pg from 'pg';
import type { Logger } from '../log.ts';
import { prepareStatements } from './prepared.ts';

const { types } = pg;
const numberOf = (text: string): number => Number(text);
const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, numberOf],
  [types.builtins.NUMERIC, numberOf],
  [types.builtins.DATE, (text) => text],
]);

const typeParser = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers.get(oid) ?? types.getTypeParser(oid, format);
  },
} as pg.CustomTypesConfig;

export interface PoolOptions {
  url: string;
  max: number;
  name: string;
  log: Logger;
  /** Seconds a transaction may take; none for migrations. */
  transactionSeconds?: number;
}

/** A pool that survives a stopped Postgres: its clients' errors are logged and the next query connects anew. */
export function openPool(options: PoolOptions): pg.Pool {
  const limits = options.transactionSeconds
    ? `-c transaction_timeout=${options.transactionSeconds}s -c idle_in_transaction_session_timeout=10s`
    : '';
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    types: typeParser,
    // What a transaction asks at once goes to PostgreSQL at once; it answers in that order.
    pipeline: true,
    application_name: `throughline ${options.name}`,
    options: `-c timezone=UTC ${limits}`,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    // A plan that is kept was made for the sizes of its day.
    maxLifetimeSeconds: 600,
    allowExitOnIdle: true,
  });
  const lost = (error: Error) => {
    if (pool.ending) return;
    options.log.warn({ reason: error.message, pool: options.name }, 'a database connection was lost');
  };
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  prepareStatements(pool);
  return pool;
}
