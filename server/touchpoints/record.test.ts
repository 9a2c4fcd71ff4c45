import { expect, test } from 'vitest';
import { sql, type Tx } from '#platform';
import { someWorkspace, testDatabase } from '#test/database.ts';
import { testWorld } from '#test/world.ts';
import { record, type NewInteraction } from './record.ts';

const world = testWorld();
const { database, owner } = await testDatabase(world);

function interaction(messageId: string, changes: Partial<NewInteraction> = {}): NewInteraction {
  return {
    customer: crypto.randomUUID(),
    occurredAt: new Date('2026-03-01T10:00:00Z'),
    channel: 'web',
    touchpoint: 'checkout',
    direction: 'in',
    kind: 'order.completed',
    actor: { kind: 'customer' },
    facts: { amount: 1999, currency: 'EUR' },
    source: null,
    messageId,
    ...changes,
  };
}

const write = (workspace: string, ...rows: NewInteraction[]) =>
  database.inWorkspace(workspace, (tx) => record(tx, rows));

test('the first write of a message wins and the others are counted', async () => {
  const workspace = someWorkspace();
  const source = crypto.randomUUID();
  const [first] = await write(workspace, interaction('m1', { source }));
  const again = await write(
    workspace,
    interaction('m2', { source }),
    interaction('m1', { source }),
    interaction('m2', { source }),
  );
  expect(again.map(({ duplicate }) => duplicate)).toEqual([false, true, true]);
  expect(again[1]?.id).toBe(first?.id);
  expect(again[2]?.id).toBe(again[0]?.id);
  const elsewhere = await write(workspace, interaction('m1', { source: crypto.randomUUID() }));
  const otherWorkspace = await write(someWorkspace(), interaction('m1', { source }));
  expect([elsewhere[0]?.duplicate, otherWorkspace[0]?.duplicate]).toEqual([false, false]);
  const counted = await database.inWorkspace(workspace, (tx) =>
    tx.all<{ what: string; count: number }>(
      sql`select what, sum(count)::int as count from touchpoints.tally group by what order by what`,
    ),
  );
  expect(counted).toEqual([
    { what: 'duplicate', count: 2 },
    { what: 'seen', count: 3 },
    { what: 'source', count: 3 },
  ]);
});

test('two batches with the same messages in another order do not lock each other out', async () => {
  const workspace = someWorkspace();
  const ids = Array.from({ length: 200 }, (_, at) => `same-${at}`);
  const batches = [ids, ids.toReversed(), ids, ids.toReversed()];
  const written = await Promise.all(batches.map((each) => write(workspace, ...each.map((id) => interaction(id)))));
  expect(written.flat().filter(({ duplicate }) => !duplicate)).toHaveLength(ids.length);
});

test('words stand beside the spine and text is refused as a fact', async () => {
  const workspace = someWorkspace();
  await write(workspace, interaction('m', { detail: { name: 'Order Completed', properties: { note: 'ring twice' } } }));
  const { rows } = await owner.query('select * from touchpoints.interaction where workspace = $1', [workspace]);
  expect(JSON.stringify(rows)).not.toContain('ring twice');
  const kept = await database.inWorkspace(workspace, (tx) =>
    tx.all<{ name: string; properties: unknown }>(sql`select name, properties from touchpoints.detail`),
  );
  expect(kept).toEqual([{ name: 'Order Completed', properties: { note: 'ring twice' } }]);
  await expect(write(workspace, interaction('n', { facts: { comment: 'never came!' } }))).rejects.toThrow();
  await expect(write(workspace, interaction('o', { feelings: { scale: 'nps', score: 11 } }))).rejects.toThrow('scale');
});

test('an unknown touchpoint is offered for adoption', async () => {
  const workspace = someWorkspace();
  const detail = { name: 'pop_up_shop', properties: {} };
  await write(workspace, interaction('m', { touchpoint: 'pop_up_shop', channel: 'store', detail }));
  const found = await database.inWorkspace(workspace, (tx) =>
    tx.all(sql`select key, name, channel, state from touchpoints.touchpoint`),
  );
  expect(found).toEqual([{ key: 'pop_up_shop', name: 'Pop up shop', channel: 'store', state: 'discovered' }]);
});

test('a month without partitions gets them', async () => {
  const workspace = someWorkspace();
  world.pass(300 * 86_400_000);
  const [written] = await write(workspace, interaction('later'));
  world.pass(-300 * 86_400_000);
  expect(written?.duplicate).toBe(false);
});

test('the spine cannot be changed, and a partition not even read, by the role of the product', async () => {
  const workspace = someWorkspace();
  const other = someWorkspace();
  await write(workspace, interaction('m', { detail: { name: 'x' } }));
  const refused = (statement: string) =>
    expect(database.inWorkspace(other, (tx: Tx) => tx.run(sql.raw(statement)))).rejects.toThrow('permission denied');
  const { rows } = await owner.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits join pg_class on oid = inhrelid
     where relnamespace = 'touchpoints'::regnamespace and relkind = 'r'`,
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const { name } of rows) await refused(`select * from ${name}`);
  await refused('update touchpoints.interaction set score = 5');
  await refused('delete from touchpoints.interaction');
  const seen = await database.inWorkspace(other, (tx) =>
    tx.all(
      sql`select 1 from touchpoints.interaction union all select 1 from touchpoints.dedupe union all select 1 from touchpoints.detail`,
    ),
  );
  expect(seen).toEqual([]);
});
