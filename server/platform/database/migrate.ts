import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { startProblem } from '../start-problem.ts';

/** The migrations of one domain: its name (which is its schema) and the folder of its numbered SQL files. */
export interface MigrationSource {
  name: string;
  migrations: URL;
}

interface Migration {
  domain: string;
  file: string;
  text: string;
  checksum: string;
}

const lockKey = 7_420_001;

async function migrationsOf(source: MigrationSource): Promise<Migration[]> {
  const files = (await readdir(source.migrations)).filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, `${source.migrations.href.replace(/\/$/, '')}/`), 'utf8');
      return {
        domain: source.name,
        file,
        text,
        checksum: createHash('sha256').update(text).digest('hex').slice(0, 16),
      };
    }),
  );
}

/**
 * Applies what is pending, domain by domain from left to right, each file in a transaction of its own.
 * Two processes that start at once take turns. Throws a start problem for data of a newer version or a changed file.
 */
export async function migrate(
  owner: pg.Pool,
  sources: readonly MigrationSource[],
  only: (name: string) => boolean = () => true,
): Promise<string[]> {
  const wanted = (await Promise.all(sources.map(migrationsOf))).flat();
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(ledger);
    const applied = new Map<string, string>(
      (await client.query('select domain, file, checksum from platform_migration')).rows.map((row) => [
        `${row.domain}/${row.file}`,
        row.checksum,
      ]),
    );
    refuseForeign(wanted, applied);
    const pending = wanted.filter(({ domain, file }) => !applied.has(`${domain}/${file}`) && only(`${domain}/${file}`));
    for (const each of pending) await apply(client, each);
    return pending.map((each) => `${each.domain}/${each.file}`);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined);
    client.release();
  }
}

/** In `public`, since it must stand before the first schema does; nobody but the owner may touch it. */
const ledger = `create table if not exists platform_migration (
  domain text, file text, checksum text not null, applied_at timestamptz not null default now(), primary key (domain, file))`;

function refuseForeign(wanted: Migration[], applied: Map<string, string>): void {
  const known = new Map(wanted.map((each) => [`${each.domain}/${each.file}`, each.checksum]));
  for (const [name, checksum] of applied) {
    const ours = known.get(name);
    if (ours === undefined)
      throw startProblem(
        `This data was written by a newer version of Throughline (it knows ${name}). Start that version, or restore a backup.`,
      );
    if (ours !== checksum)
      throw startProblem(
        `The migration ${name} was changed after it had been applied to this data. Use the released version.`,
      );
  }
}

async function apply(client: pg.PoolClient, each: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(each.text);
    await client.query('insert into platform_migration (domain, file, checksum) values ($1, $2, $3)', [
      each.domain,
      each.file,
      each.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(
      `migration ${each.domain}/${each.file}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
