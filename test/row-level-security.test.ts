import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedTables } from '#platform';
import { testDatabase } from './database.ts';

/** Every table of the product with one row of each of two companies: a forgotten `where` must show only one's own. */
const { owner, urls } = await testDatabase();
const ours = crypto.randomUUID();
const theirs = crypto.randomUUID();
const product = `n.nspname !~ '^pg_|^information_schema$|^graphile_worker$'`;

interface Table {
  name: string;
  partition: boolean;
  guarded: boolean;
  /** The column that holds the workspace. */
  key: string | null;
}

let tables: Table[];
let app: pg.Pool;

beforeAll(async () => {
  app = new pg.Pool({ connectionString: urls.app, max: 1 });
  tables = (
    await owner.query<Table>(`
      select format('%I.%I', n.nspname, c.relname) as name, c.relispartition as partition, c.relrowsecurity as guarded,
        case when c.oid = 'people.workspace'::regclass then 'id'
          when exists (select from pg_attribute where attrelid = c.oid and attname = 'workspace') then 'workspace' end as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${product} order by 1`)
  ).rows;
  await loosenConstraints();
  for (const table of filled()) for (const workspace of [ours, theirs]) await fill(table, workspace);
});
afterAll(() => app.end());

const filled = () => tables.filter(({ key, partition }) => key !== null && !partition);
const guarded = () => filled().filter((table) => table.guarded);

/** Rows of this test need no sense, only a place: in its own database the rules about values go. */
async function loosenConstraints(): Promise<void> {
  await owner.query(`do $$ declare each record; begin
    for each in select k.conrelid::regclass as target, k.conname from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype in ('f', 'c') and k.coninhcount = 0 and ${product} loop
      execute format('alter table %s drop constraint if exists %I cascade', each.target, each.conname);
    end loop; end $$`);
}

async function fill({ name, key }: Table, workspace: string): Promise<void> {
  const { rows } = await owner.query<{ column: string; type: string; given: boolean }>(
    `select quote_ident(attname) as column, format_type(atttypid, atttypmod) as type,
       attgenerated <> '' or attidentity <> '' or (atthasdef and attname <> $2) as given
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull`,
    [name, key],
  );
  const columns = rows.filter(({ given }) => !given);
  const values = columns.map(({ column, type }) => (column === key ? `'${workspace}'` : someValue(type)));
  if (!columns.some(({ column }) => column === key)) {
    columns.push({ column: key!, type: 'uuid', given: false });
    values.push(`'${workspace}'`);
  }
  const list = columns.map(({ column }) => column).join(', ');
  const session = await owner.connect();
  try {
    await session.query('set session_replication_role = replica');
    await session.query(`insert into ${name} (${list}) values (${values.join(', ')})`);
  } finally {
    await session.query('reset session_replication_role');
    session.release();
  }
}

const valuesByType: ReadonlyArray<readonly [RegExp, string]> = [
  [/\[\]$/, `'{}'`],
  [/multirange$/, `'{}'`],
  [/^json/, `'{}'`],
  [/^uuid/, 'gen_random_uuid()'],
  [/^timestamp|^date/, 'now()'],
  [/^boolean/, 'false'],
  [/^interval/, `'1 day'`],
  [/^bytea/, `decode(md5(random()::text), 'hex')`],
  [/int|numeric|double|real|xid/, `'1'`],
];

function someValue(type: string): string {
  const [, value = 'md5(random()::text)'] = valuesByType.find(([pattern]) => pattern.test(type)) ?? [];
  return value;
}

/** Runs statements as the app's role in one transaction that is undone; answers the rows of the last one. */
async function asApp(workspace: string | null, statement: string): Promise<pg.QueryResult> {
  const session = await app.connect();
  try {
    await session.query('begin');
    if (workspace !== null) await session.query(`select set_config('app.workspace', $1, true)`, [workspace]);
    return await session.query(statement);
  } finally {
    await session.query('rollback');
    session.release();
  }
}

const isDenied = (error: unknown) => (error as { code?: string }).code === '42501';
const may = async (table: string, what: string) =>
  (await owner.query(`select has_table_privilege('throughline_app', $1, $2) as may`, [table, what])).rows[0].may ===
  true;

test('every table stands under row-level security or in the list with its reason, and has a row of each company', async () => {
  const bare = tables.filter((table) => !table.guarded && !table.partition).map(({ name }) => name.replaceAll('"', ''));
  expect(bare.filter((name) => !(name in sharedTables))).toEqual([]);
  expect(guarded().length).toBeGreaterThan(40);
  for (const { name, key } of filled()) {
    const { rows } = await owner.query(
      `select count(distinct ${key})::int as companies from ${name} where ${key} in ($1, $2)`,
      [ours, theirs],
    );
    expect([name, rows[0].companies]).toEqual([name, 2]);
  }
});

test('a query without where sees only rows of its own workspace, and without a workspace none', async () => {
  for (const { name, key } of guarded()) {
    if (!(await may(name, 'select'))) continue;
    const seen = await asApp(ours, `select distinct ${key} as workspace from ${name}`);
    expect([name, seen.rows]).toEqual([name, [{ workspace: ours }]]);
    expect([name, (await asApp(null, `select 1 from ${name} limit 1`)).rows]).toEqual([name, []]);
    expect([name, (await asApp('', `select 1 from ${name} limit 1`)).rows]).toEqual([name, []]);
  }
});

test('an update or delete without where changes nothing of another workspace', async () => {
  for (const { name, key } of guarded()) {
    for (const statement of [`delete from ${name}`, `update ${name} set ${key} = ${key}`]) {
      const changed = await asApp(
        ours,
        `with gone as (${statement} returning ${key} as workspace) select distinct workspace from gone`,
      ).catch((error: unknown) => error);
      if (changed instanceof Error) continue;
      expect([statement, (changed as pg.QueryResult).rows.filter(({ workspace }) => workspace !== ours)]).toEqual([
        statement,
        [],
      ]);
    }
    await expect(asApp(ours, `update ${name} set ${key} = '${theirs}'`), name).rejects.toThrow();
  }
  for (const { name, key } of guarded()) {
    const { rows } = await owner.query(`select count(*)::int as n from ${name} where ${key} = $1`, [theirs]);
    expect([name, rows[0].n > 0]).toEqual([name, true]);
  }
});

test('partitions, which would go round the policy of their table, are refused', async () => {
  const partitions = tables.filter(({ partition }) => partition);
  expect(partitions.length).toBeGreaterThan(4);
  for (const { name } of partitions) {
    const failure = await asApp(ours, `select 1 from ${name} limit 1`).catch((error: unknown) => error);
    expect([name, isDenied(failure)]).toEqual([name, true]);
  }
});

test('views look with the eyes of who asks; functions of the owner fix their search path', async () => {
  const views = await owner.query(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and ${product} and not coalesce(c.reloptions::text ~ 'security_invoker=(true|on)', false)`);
  expect(views.rows).toEqual([]);
  const functions = await owner.query(`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and ${product} and not coalesce(p.proconfig::text ~ 'search_path=', false)`);
  expect(functions.rows).toEqual([]);
});

test('the role of the app cannot get round its policies', async () => {
  const { rows } = await owner.query(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      exists (select from pg_auth_members where member = r.oid) as member,
      exists (select from pg_class where relowner = r.oid) as owner,
      exists (select from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'create') and ${product}) as creates
    from pg_roles r where rolname = 'throughline_app'`);
  const no = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false };
  expect(rows).toEqual([{ ...no, member: false, owner: false, creates: false }]);
  const [{ name: guardedTable } = { name: '' }] = guarded();
  for (const attempt of [
    `alter table ${guardedTable} disable row level security`,
    `create policy open on ${guardedTable} using (true)`,
    `set session_replication_role = replica`,
    `set role throughline_dispatcher`,
    `alter role throughline_app bypassrls`,
    `create schema mine`,
  ])
    expect([attempt, isDenied(await asApp(ours, attempt).catch((error: unknown) => error))]).toEqual([attempt, true]);
  for (const secret of ['people.session', 'people.account', 'people.verification', 'public.platform_migration'])
    expect([secret, isDenied(await asApp(ours, `select 1 from ${secret}`).catch((error: unknown) => error))]).toEqual([
      secret,
      true,
    ]);
  // With row security switched off a query fails rather than seeing everything.
  await expect(asApp(ours, `set local row_security = off; select 1 from ${guardedTable}`)).rejects.toThrow(
    /row-level security/,
  );
});
