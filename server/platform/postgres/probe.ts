import { Client } from 'pg';
import { superuser } from './password.ts';

export type Answer =
  | { is: 'ready'; clusterName: string; folder: string }
  | { is: 'not-yet' }
  | { is: 'refused'; reason: string };

export function urlOf(port: number, password: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
}

/** Asks the server who it is. `not-yet`: nobody listens, or it still starts or stops. */
export async function probe(url: string): Promise<Answer> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000, query_timeout: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; folder: string }>(
      "select current_setting('cluster_name') as name, current_setting('data_directory') as folder",
    );
    const [row] = rows;
    return { is: 'ready', clusterName: row?.name ?? '', folder: row?.folder ?? '' };
  } catch (error) {
    return answerOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function answerOf(error: unknown): Answer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = error instanceof Error ? error.message : String(error);
  const wrongPassword = code === '28P01' || code === '28000';
  return wrongPassword ? { is: 'refused', reason } : { is: 'not-yet' };
}
