import pg from 'pg';
import { to as copyTo, type CopyToStreamQuery } from 'pg-copy-streams';
import type { Contents } from './manifest.ts';
import { partitionsOf, sequencesOf, type Table } from './tables.ts';

/** Works on everything in a database as of one moment. */
export async function asOfOneMoment<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'throughline backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

/** The rows of a table as they come; `rowCount` tells afterwards how many these were. */
export function rowsOf(client: pg.Client, table: Table): CopyToStreamQuery {
  return client.query(copyTo(`copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`));
}

/** Describes what the rows need around them. */
export async function describe(client: pg.Client): Promise<Contents> {
  const migrations = await client.query(
    'select domain, file from platform_migration where domain is not null order by applied_at, domain, file',
  );
  const jobs = await client.query(`
    select task.identifier as name, job.payload, job.key, to_char(job.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "runAt", job.attempts, job.max_attempts as "maxAttempts",
      job.last_error as "lastError"
    from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id order by job.id`);
  return {
    migrations: migrations.rows,
    months: [],
    partitions: await partitionsOf(client),
    sequences: await sequencesOf(client),
    jobs: jobs.rows,
  };
}
