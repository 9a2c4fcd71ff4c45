import type { Writable } from 'node:stream';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { prepareDatabase, startProblem, type Logger } from '#platform';
import { migrationSources } from '../domains.ts';
import type { Contents } from './manifest.ts';
import type { Table } from './tables.ts';

interface Empty {
  ownerUrl: string;
  passwords: { app: string; dispatcher: string };
  log: Logger;
}

/** Brings an empty database to the state that the rows fit. */
export async function prepareFor({ migrations }: Contents, { ownerUrl, passwords, log }: Empty): Promise<void> {
  const names = migrations.map(({ domain, file }) => `${domain}/${file}`);
  const wanted = new Set(names);
  const only = (name: string) => wanted.has(name);
  const { applied } = await prepareDatabase({ ownerUrl, passwords, sources: migrationSources, log, only });
  const unknown = names.find((name) => !applied.includes(name));
  if (unknown !== undefined && applied.length > 0)
    throw startProblem(
      `This data was written by a newer version of Throughline (it knows ${unknown}). Use that version or a newer one.`,
    );
}

/**
 * Puts rows into the tables of a prepared database, in the transaction of the client: each table is emptied first, then
 * `load` writes what belongs into it.
 */
export async function fill(
  client: pg.Client,
  { contents, tables }: { contents: Contents; tables: readonly Table[] },
  load: (table: Table, into: Writable) => Promise<void>,
): Promise<void> {
  for (const month of contents.months) await client.query('select touchpoints.ensure_partition($1)', [month]);
  await settlePartitions(client, contents.partitions);
  for (const { name } of tables.toReversed()) await client.query(`delete from ${name}`);
  for (const table of tables) {
    await client.query(`alter table ${table.name} disable trigger user`);
    await load(table, client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`)));
    await client.query(`alter table ${table.name} enable trigger user`);
  }
  await settleSequences(client);
  for (const { name, last } of contents.sequences) await client.query('select setval($1, $2)', [name, last]);
  for (const job of contents.jobs) await putJob(client, job);
}

/** Months as the rows have them, also those that the product itself would not make any more. */
async function settlePartitions(client: pg.Client, partitions: Contents['partitions']): Promise<void> {
  for (const { name, of, bound } of partitions) {
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [name]);
    if (rows[0]!.there) continue;
    await client.query(`create table ${name} (like ${of} including defaults including constraints)`);
    await client.query(`alter table ${name} enable row level security`);
    await client.query(`alter table ${of} attach partition ${name} ${bound}`);
  }
}

/** Numbers that the database hands out must go on after the highest that was loaded. */
async function settleSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; target: string; column: string }>(`
    select pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence,
      format('%I.%I', n.nspname, c.relname) as target, quote_ident(a.attname) as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attidentity <> '' and c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> 'graphile_worker'`);
  for (const { sequence, target, column } of rows)
    await client.query(`select setval($1, greatest((select max(${column}) from ${target}), 1))`, [sequence]);
}

/** A job that has failed before goes on counting, and one that was given up stays so. */
async function putJob(client: pg.Client, job: Contents['jobs'][number]): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'select id from graphile_worker.add_job($1, $2::json, run_at => $3, job_key => $4, max_attempts => $5)',
    [job.name, JSON.stringify(job.payload), job.runAt, job.key, job.maxAttempts],
  );
  await client.query('update graphile_worker._private_jobs set attempts = $2, last_error = $3 where id = $1', [
    rows[0]!.id,
    job.attempts,
    job.lastError,
  ]);
}
