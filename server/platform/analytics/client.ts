import { Readable } from 'node:stream';
import { ClickHouseError, createClient, type ClickHouseClient } from '@clickhouse/client';
import { problem, type Problem } from '#core/contract/problems.ts';

/** Where an engine answers. */
export interface Address {
  url: string;
  /** For the user `default`; a server's address may carry its own. */
  password?: string;
}

/** What the product says in every statement; the same on the embedded engine and on a server. */
const settings = {
  max_execution_time: 30,
  max_memory_usage: '1000000000',
  max_result_bytes: '268435456',
  output_format_json_quote_64bit_integers: 0,
  date_time_output_format: 'iso',
  date_time_input_format: 'best_effort',
  join_use_nulls: 1,
  // A row that was written anew counts once, also before the engine has put the two versions together.
  final: 1,
  cancel_http_readonly_queries_on_client_close: 1,
} as const;

/** Opens a client. Times come and go as RFC 3339, whole numbers as numbers. */
export function openClient(address: Address, database: string | undefined): ClickHouseClient {
  return createClient({
    url: address.url,
    ...(address.password === undefined ? {} : { password: address.password }),
    ...(database === undefined ? {} : { database }),
    application: 'throughline',
    max_open_connections: 12,
    request_timeout: 600_000,
    keep_alive: { enabled: true, idle_socket_ttl: 2500 },
    log: { level: 127 as never },
    clickhouse_settings: settings,
  });
}

/** Whether the other side could not be reached or went away, rather than refused the statement. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof ClickHouseError) return false;
  return (
    ('code' in error && /^E[A-Z]+$/.test(String(error.code))) || /socket hang up|^Timeout error/.test(error.message)
  );
}

const tooMuch = new Set(['159', '160', '241', '307', '396']);

/** A statement that took too long or too much is told in words; anything else stays as the engine said it. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof ClickHouseError) || !tooMuch.has(error.code)) return error;
  return Object.assign(
    problem('unavailable', {
      detail: 'This figure took too long to work out. Choose a shorter time or fewer groups.',
      code: 'analytics-limit',
    }),
    { cause: error },
  );
}

/** What is said while the engine does not answer. */
export function catchingUp(): Problem {
  return problem('unavailable', {
    detail: 'Analytics is catching up. Try again in a moment.',
    code: 'analytics-catching-up',
    retryAfter: 2,
  });
}

/** Rows as bytes, sent as they are. */
export function asStream(lines: string | Buffer): Readable {
  return Readable.from([Buffer.isBuffer(lines) ? lines : Buffer.from(lines)], { objectMode: false });
}
