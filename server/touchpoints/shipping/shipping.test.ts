import { beforeAll, expect, test } from 'vitest';
import { identify, mergeCustomers, undoMerge } from '#customers';
import { runListener, sql, systemActor, type App } from '#platform';
import { testAnalytics } from '#test/analytics.ts';
import { testCompany } from '#test/company.ts';
import { testParts } from '#test/parts.ts';
import { until } from '#test/until.ts';
import { eraseTouchpoints } from '../erase.ts';
import { record, type NewInteraction } from '../record.ts';
import { shipBatch } from './batch.ts';
import { holdCursor, releaseCursor } from './cursor.ts';
import { rememberPersons } from './persons.ts';
import { newShipping, shipTurn } from './turn.ts';
import { nobody, rebuildAnalytics, rewriteAnalytics, shipAll, shippingLag } from './index.ts';

const parts = await testParts();
const app: App = { ...parts.app, analytics: await testAnalytics() };
let workspace = '';
let messages = 0;

beforeAll(async () => {
  workspace = await testCompany(app.database);
});

interface Row {
  id: string;
  customer: string;
  touchpoint: string;
  previous: string;
  gap_s: number | null;
  numbers: Record<string, number>;
  words: Record<string, string>;
  score: number | null;
}

function person(name: string): Promise<string> {
  const claim = { kind: 'user_id', value: `${name}-${crypto.randomUUID()}`, strength: 'proven' } as const;
  return app.database.inWorkspace(
    workspace,
    async (tx) => (await identify(tx, [claim], { at: tx.now, source: null })).customer,
  );
}

type Step = [touchpoint: string, minute: number];

function step(customer: string, [touchpoint, minute]: Step): NewInteraction {
  messages += 1;
  return {
    customer,
    occurredAt: new Date(Date.UTC(2026, 0, 5, 12, minute)),
    channel: 'web',
    touchpoint,
    direction: 'in',
    kind: 'page.viewed',
    actor: { kind: 'customer' },
    source: null,
    messageId: `m${messages}`,
  };
}

function happened(customer: string, ...steps: Step[]): Promise<unknown> {
  return app.database.inWorkspace(workspace, (tx) =>
    record(
      tx,
      steps.map((each) => step(customer, each)),
    ),
  );
}

/** What analytics tells of these customers: touchpoint ← what came before it, in order. */
async function lines(...customers: string[]): Promise<string[]> {
  const rows = await app.analytics.query<Row>(
    'select * from interaction where customer in {customers: Array(UUID)} order by toString(customer), occurred_at, id',
    { customers },
  );
  return rows.map(({ touchpoint, previous, gap_s }) =>
    gap_s === null ? touchpoint : `${touchpoint} ← ${previous} ${gap_s} s`,
  );
}

async function everything(): Promise<Row[]> {
  return app.analytics.query<Row>('select * except (version) from interaction order by workspace, id');
}

async function settle(): Promise<void> {
  await until(
    async () => !(await runListener(app, workspace, rewriteAnalytics)) && (await noEventWaits()),
    'the listener has heard everything',
  );
  await shipAll(app);
}

async function noEventWaits(): Promise<boolean> {
  const { rows } = await parts.owner.query(
    `select 1 from platform.event e join platform.cursor c on c.reader = 'touchpoints.rewrite-analytics'
    where e.workspace = $1 and c.workspace = $1 and (e.generation, e.xid) > (c.generation, c.xid) limit 1`,
    [workspace],
  );
  return rows.length === 0;
}

/** What the start does to data that was restored into another cluster. */
async function wakeUpInAnotherCluster(): Promise<void> {
  await parts.owner.query('update platform.installation set generation = generation + 1');
  for (const table of ['platform.event', 'touchpoints.interaction'])
    await parts.owner.query(`alter table ${table} alter column generation set default 2`);
}

test('a row arrives with its facts, its feeling, its person and what came before', async () => {
  const customer = await person('one');
  const bought: NewInteraction = {
    ...step(customer, ['checkout', 3]),
    kind: 'order.delivered',
    facts: { days_late: 2.5, currency: 'EUR', gift: true },
  };
  const said: NewInteraction = {
    ...step(customer, ['survey', 9]),
    kind: 'survey.answered',
    feelings: { scale: 'csat5', score: 4 },
  };
  await app.database.inWorkspace(workspace, (tx) => record(tx, [bought, said, step(customer, ['web_visit', 1])]));
  await shipAll(app);
  expect(await lines(customer)).toEqual(['web_visit', 'checkout ← web_visit 120 s', 'survey ← checkout 360 s']);
  const [row] = await app.analytics.query<Row>(
    `select numbers, words from interaction where customer = {customer: UUID} and kind = 'order.delivered'`,
    { customer },
  );
  expect(row).toEqual({ numbers: { days_late: 2.5, gift: 1 }, words: { currency: 'EUR' } });
  const [answer] = await app.analytics.query(
    `select scale, score, gap_s from interaction where customer = {customer: UUID} and kind = 'survey.answered'`,
    { customer },
  );
  expect(answer).toEqual({ scale: 'csat5', score: 4, gap_s: 360 });
  expect(await shippingLag(app)).toEqual({ rows: 0, seconds: 0 });
});

test('a row that arrives late changes what came before the next one', async () => {
  const customer = await person('late');
  await happened(customer, ['ad', 0], ['chat', 20]);
  await shipAll(app);
  await happened(customer, ['blog', 10], ['video', 15]);
  await shipAll(app);
  expect(await lines(customer)).toEqual(['ad', 'blog ← ad 600 s', 'video ← blog 300 s', 'chat ← video 300 s']);
});

test('a batch that was shipped before its cursor moved is not there twice', async () => {
  const customer = await person('crash');
  await happened(customer, ['ad', 0], ['chat', 20]);
  const holder = crypto.randomUUID();
  await until(async () => (await shippingLag(app)).rows === 2, 'the rows wait');
  const forgetful: App = {
    ...app,
    database: {
      ...app.database,
      everywhere: (work) =>
        app.database.everywhere((tx) =>
          work({
            ...tx,
            run: (query) =>
              JSON.stringify(query.toOperationNode()).includes('moved_at')
                ? Promise.reject(new Error('killed'))
                : tx.run(query),
          }),
        ),
    },
  };
  const cursor = await until(() => holdCursor(app, holder), 'it may ship');
  await until(
    () =>
      shipBatch({ app: forgetful, holder, persons: rememberPersons(10) }, cursor).then(
        () => false,
        (error: Error) => error.message === 'killed',
      ),
    'it was killed between',
  );
  expect(await lines(customer)).toHaveLength(2);
  await releaseCursor(app, holder);
  await shipAll(app);
  expect(await lines(customer)).toEqual(['ad', 'chat ← ad 1200 s']);
});

test('a merge and its undoing rewrite just these two, and nobody is missing meanwhile', async () => {
  const [one, two] = [await person('a'), await person('b')];
  await happened(one, ['ad', 0], ['chat', 20], ['survey', 40]);
  await happened(two, ['blog', 10], ['video', 30]);
  await shipAll(app);
  const before = await lines(one, two);
  const actor = systemActor(workspace);
  const counts = new Set<number>();
  let watching = true;
  const watch = (async () => {
    while (watching) counts.add((await lines(one, two)).length);
  })();
  const merge = await app.database.inWorkspace(workspace, (tx) => mergeCustomers(tx, actor, { from: two, into: one }));
  await settle();
  expect(await lines(one)).toEqual([
    'ad',
    'blog ← ad 600 s',
    'chat ← blog 600 s',
    'video ← chat 600 s',
    'survey ← video 600 s',
  ]);
  expect(await lines(two)).toEqual([]);
  await app.database.inWorkspace(workspace, (tx) => undoMerge(tx, actor, { merge }));
  await settle();
  watching = false;
  await watch;
  expect(await lines(one, two)).toEqual(before);
  expect([...counts]).toEqual([5]);
});

test('rows that came between a merge, its undoing and their writing anew stand behind the right ones', async () => {
  const [one, two] = [await person('between-a'), await person('between-b')];
  await happened(one, ['ad', 0]);
  await happened(two, ['blog', 10]);
  await shipAll(app);
  const actor = systemActor(workspace);
  const merge = await app.database.inWorkspace(workspace, (tx) => mergeCustomers(tx, actor, { from: two, into: one }));
  await happened(one, ['chat', 20]);
  await shipAll(app);
  expect(await lines(one)).toEqual(['ad', 'chat ← blog 600 s']);
  await app.database.inWorkspace(workspace, (tx) => undoMerge(tx, actor, { merge }));
  await settle();
  expect(await lines(one, two)).toEqual([
    ...(one < two ? ['ad', 'chat ← ad 1200 s', 'blog'] : ['blog', 'ad', 'chat ← ad 1200 s']),
  ]);
});

test('an erased person’s rows stay, and nobody stands behind them', async () => {
  const customer = await person('erased');
  await happened(customer, ['ad', 0], ['chat', 20]);
  await shipAll(app);
  const ids = (
    await app.analytics.query<Row>('select id from interaction where customer = {customer: UUID}', { customer })
  ).map(({ id }) => id);
  await app.database.inWorkspace(workspace, (tx) => eraseTouchpoints(tx, [customer], app));
  await shipAll(app);
  const left = await app.analytics.query(
    'select touchpoint, customer, arrived, previous, gap_s from interaction where id in {ids: Array(UUID)} order by occurred_at',
    { ids },
  );
  const empty = { customer: nobody, arrived: nobody, previous: '', gap_s: null };
  expect(left).toEqual([
    { touchpoint: 'ad', ...empty },
    { touchpoint: 'chat', ...empty },
  ]);
  const behind = await app.analytics.query(
    'select count() as n from interaction where customer = {customer: UUID} settings final = 0',
    { customer },
  );
  expect(behind).toEqual([{ n: 0 }]);
});

test('a rebuild gives the same rows, and so does a store that was lost or another cluster', async () => {
  await settle();
  const before = await everything();
  expect(before.length).toBeGreaterThan(10);
  const told: number[] = [];
  await rebuildAnalytics(app, { progress: (done, total) => told.push(done / total) });
  expect(await everything()).toEqual(before);
  expect(told.at(-1)).toBe(1);

  await app.analytics.exec('truncate table interaction');
  await app.analytics.exec('truncate table shipment_store');
  await shipAll(app);
  expect(await everything()).toEqual(before);

  await wakeUpInAnotherCluster();
  await happened(await person('after'), ['ad', 0]);
  await shipAll(app);
  expect((await everything()).length).toBe(before.length + 1);
});

test('what is remembered of persons gives the same lines as the database, through late rows, merges and undoings', async () => {
  const shipping = { ...newShipping(app), persons: rememberPersons(4) };
  const people = await Promise.all(Array.from({ length: 6 }, (_, index) => person(`r${index}`)));
  const merges: string[] = [];
  const actor = systemActor(workspace);
  let seed = 42;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  for (let turn = 0; turn < 45; turn += 1) {
    const who = people[random(6)] ?? '';
    // Mostly later than what was before, at times late, at times at the very same moment.
    await happened(who, ['ad', turn - random(3) * random(8)], ['chat', turn]);
    if (turn % 10 === 5) {
      const into = people[random(6)] ?? '';
      const merging = app.database.inWorkspace(workspace, (tx) => mergeCustomers(tx, actor, { from: who, into }));
      await merging.then(
        (merge) => merges.push(merge),
        () => undefined,
      );
    }
    if (turn % 17 === 16)
      await app.database.inWorkspace(workspace, (tx) => undoMerge(tx, actor, { merge: merges.shift() ?? '' }));
    if (turn % 3 === 0) await runListener(app, workspace, rewriteAnalytics);
    await shipTurn(shipping);
  }
  await until(
    async () => !(await runListener(app, workspace, rewriteAnalytics)) && (await noEventWaits()),
    'the listener has heard everything',
  );
  await until(async () => {
    await shipTurn(shipping);
    return (await shippingLag(app)).rows === 0;
  }, 'everything is shipped');
  await releaseCursor(app, shipping.holder);
  const remembered = await everything();
  await rebuildAnalytics(app);
  expect(remembered).toEqual(await everything());
}, 60_000);

test('rows of many writers with slow transactions all arrive, once', async () => {
  const counted = (await everything()).length;
  const write = async (writer: number) => {
    const customer = await person(`w${writer}`);
    for (let round = 0; round < 10; round += 1)
      await app.database.inWorkspace(workspace, async (tx) => {
        await record(tx, [step(customer, ['ad', round]), step(customer, ['chat', round])]);
        if ((writer + round) % 3 === 0) await tx.run(sql`select pg_sleep(0.02)`);
      });
  };
  const writing = Promise.all(Array.from({ length: 6 }, (_, writer) => write(writer)));
  let running = true;
  void writing.finally(() => (running = false));
  while (running) await shipAll(app);
  await writing;
  await shipAll(app);
  const rows = await app.analytics.query<{ n: number; ids: number }>(
    'select count() as n, uniqExact(id) as ids from interaction',
  );
  expect(rows).toEqual([{ n: counted + 120, ids: counted + 120 }]);
});
