import { expect, test } from 'vitest';
import { testDatabase } from '#test/database.ts';
import { command, commandJson, runningOn, setUpArguments } from '#test/product.ts';

const data = await testDatabase();
const environment = { ...runningOn(data.ownerUrl), LOG_LEVEL: 'silent' };

/** The tables in which rows of a workspace lie. */
async function tablesWith(workspace: string): Promise<string[]> {
  const { rows } = await data.owner.query<{ name: string }>(`
    select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'workspace' and c.relkind in ('r', 'p') and not c.relispartition
      and c.relnamespace::regnamespace::text !~ '^pg_|^information_schema$|^graphile_worker$'`);
  const filled: string[] = [];
  for (const { name } of rows) {
    const found = await data.owner.query(`select 1 from ${name} where workspace = $1 limit 1`, [workspace]);
    if (found.rows.length > 0) filled.push(name);
  }
  return filled;
}

test('demo load brings the whole company beside the real one, demo clear takes it away without trace', async () => {
  const nobody = await command(['demo', 'load'], environment);
  expect(nobody).toMatchObject({ code: 1, said: expect.stringMatching(/^There is nobody to show it to yet: /) });
  await commandJson(setUpArguments, environment);
  const people = async () => (await data.owner.query('select count(*)::int as n from people.user')).rows[0].n;
  expect(await people()).toBe(1);
  const { workspace } = await commandJson(['demo', 'load'], environment);
  const stats = await commandJson(['stats', '--workspace', String(workspace)], environment);
  expect(stats['customers']).toBeGreaterThan(2_500);
  expect(stats['interactions']).toBeGreaterThan(20_000);
  expect(await commandJson(['stats'], environment)).toMatchObject({ customers: 0, interactions: 0 });
  const again = await command(['demo', 'load'], environment);
  expect(again.said).toMatch(/^The demo company is there already: /);
  expect(await commandJson(['demo', 'clear'], environment)).toEqual({ removed: 1 });
  expect(await tablesWith(String(workspace))).toEqual([]);
  expect(await people()).toBe(1);
  expect(await commandJson(['demo', 'clear'], environment)).toEqual({ removed: 0 });
});
