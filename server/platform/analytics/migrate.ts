import type { ClickHouseClient } from '@clickhouse/client';

/** One step of a domain's analytics tables, forward only: statements that end in `;` at the end of a line. */
export interface AnalyticsMigration {
  /** Unique over all domains: `touchpoints/0001-interaction`. */
  name: string;
  sql: string;
}

/** Runs the steps that have not run on this database, in the order given. */
export async function runMigrations(client: ClickHouseClient, migrations: AnalyticsMigration[]): Promise<void> {
  if (migrations.length === 0) return;
  await client.command({
    query: `create table if not exists analytics_migration (name String, applied_at DateTime default now()) engine = MergeTree order by name`,
  });
  const result = await client.query({ query: 'select name from analytics_migration', format: 'JSONEachRow' });
  const done = new Set((await result.json<{ name: string }>()).map((row) => row.name));
  for (const { name, sql } of migrations) {
    if (done.has(name)) continue;
    for (const statement of statementsOf(sql)) await client.command({ query: statement });
    await client.insert({ table: 'analytics_migration', values: [{ name }], format: 'JSONEachRow' });
  }
}

function statementsOf(sql: string): string[] {
  return sql.split(/;\s*$/m).filter((statement) => statement.replaceAll(/--.*$/gm, '').trim() !== '');
}
