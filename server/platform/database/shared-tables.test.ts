import { expect, test } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { sharedTables } from './shared-tables.ts';

const { owner } = await testDatabase();

interface Table {
  name: string;
  guarded: boolean;
  partition: boolean;
}

async function tables(): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select n.nspname || '.' || c.relname as name, c.relispartition as partition,
      c.relrowsecurity and exists (select from pg_policy where polrelid = c.oid) as guarded
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|^information_schema$|^graphile_worker$'`);
  return rows;
}

test('every table stands under row-level security, or in the list of shared tables with its reason', async () => {
  const bare = (await tables()).filter(({ guarded, partition }) => !guarded && !partition);
  expect(bare.map(({ name }) => name).filter((name) => !(name in sharedTables))).toEqual([]);
});

test('the list names only tables that stand', async () => {
  const all = new Set((await tables()).map(({ name }) => name));
  expect(Object.keys(sharedTables).filter((name) => !all.has(name))).toEqual([]);
});

test('nobody but the owner may go round the policy of a table by one of its partitions', async () => {
  const { rows } = await owner.query(`
    select c.oid::regclass::text as partition, r.rolname as role
    from pg_class c, pg_roles r
    where c.relispartition and c.relkind = 'r' and r.rolname in ('throughline_app', 'throughline_dispatcher')
      and c.relnamespace::regnamespace::text !~ '^pg_|^graphile_worker$'
      and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete')`);
  expect(rows).toEqual([]);
});
