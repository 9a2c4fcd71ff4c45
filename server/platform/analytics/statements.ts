import { finished } from 'node:stream/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Analytics, QueryOptions } from './analytics.ts';
import { asStream, catchingUp, inWords, isLost } from './client.ts';
import type { Link } from './link.ts';

/** How long a statement waits for an engine that restarts. */
const shortWait = 2000;

/** The statements of analytics over whichever engine answers. */
export function statements(link: Link, lost: () => void): Pick<Analytics, 'query' | 'insert' | 'insertLines' | 'exec'> {
  const once = async <T>(work: (client: ClickHouseClient) => Promise<T>): Promise<T> => {
    const client = await link.client(shortWait);
    try {
      return await work(client);
    } catch (error) {
      if (!isLost(error)) throw inWords(error);
      lost();
      throw Object.assign(catchingUp(), { cause: error });
    }
  };
  return {
    async query(text, parameters = {}, options = {}) {
      const read = (client: ClickHouseClient) =>
        rowsOf<never>(client, { query: text, query_params: parameters, ...limits(options, 30) });
      return once(read);
    },
    insert: (table, rows, options = {}) =>
      rows.length === 0
        ? Promise.resolve()
        : once(async (client) => {
            await client.insert({ table, values: rows, format: 'JSONEachRow', ...insertion(options) });
          }),
    insertLines: (table, lines, options = {}) =>
      once(async (client) => {
        const { columns, ...rest } = insertion(options);
        const format = options.format ?? 'JSONEachRow';
        const into = columns === undefined ? table : `${table} (${columns.join(', ')})`;
        const { stream } = await client.exec({
          query: `INSERT INTO ${into} FORMAT ${format}`,
          values: asStream(lines),
          ...rest,
        });
        await finished(stream.resume());
      }),
    exec: (text, parameters = {}, options = {}) =>
      once(async (client) => {
        await client.command({ query: text, query_params: parameters, ...limits(options, 300) });
      }),
  };
}

async function rowsOf<R>(client: ClickHouseClient, query: Parameters<ClickHouseClient['query']>[0]): Promise<R[]> {
  const result = await client.query({ ...query, format: 'JSONEachRow' });
  return result.json<R>();
}

function limits({ seconds, signal }: QueryOptions, otherwise: number) {
  return {
    clickhouse_settings: { max_execution_time: seconds ?? otherwise },
    ...(signal === undefined ? {} : { abort_signal: signal }),
  };
}

function insertion({ columns, token }: { columns?: string[]; token?: string }) {
  return {
    ...(columns === undefined ? {} : { columns: columns as [string, ...string[]] }),
    clickhouse_settings: {
      max_execution_time: 300,
      ...(token === undefined ? {} : { insert_deduplication_token: token }),
    },
  };
}
