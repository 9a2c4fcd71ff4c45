import { mkdtempSync, rmSync, readdirSync, readFileSync, writeFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identify, mergeCustomers, undoMerge } from '#customers';
import { openFileStore, runListener, systemActor, type App } from '#platform';
import { testAnalytics } from '#test/analytics.ts';
import { testCompany } from '#test/company.ts';
import { testParts } from '#test/parts.ts';
import { until } from '#test/until.ts';
import { eraseTouchpoints } from '../erase.ts';
import { record } from '../record.ts';
import { expire } from '../retention/index.ts';
import { changeRetention } from '../retention/rules.ts';
import { nobody, rebuildAnalytics, rewriteAnalytics, shipAll } from '../shipping/index.ts';
import { freezeMonth, lineWithArchive } from './index.ts';

const day = 86_400_000;
const parts = await testParts();
const folder = mkdtempSync(join(tmpdir(), 'throughline-archive-'));
const app: App = { ...parts.app, analytics: await testAnalytics(), files: await openFileStore(folder) };
const month = `${new Date().toISOString().slice(0, 7)}-01`;
let workspace = '';
const people: Record<string, string> = {};
let messages = 0;

beforeAll(async () => {
  workspace = await testCompany(app.database);
  for (const name of ['ann', 'bob', 'cleo', 'dan', 'eve']) people[name] = await person(name);
  const begun = Date.now() - 60_000;
  for (const name of ['ann', 'bob', 'cleo', 'dan', 'eve'])
    await happened(name, [
      ['ad', begun],
      ['chat', begun + 20_000 + messages],
    ]);
  await shipAll(app);
  parts.world.pass(27 * 31 * day);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function person(name: string): Promise<string> {
  const claim = { kind: 'user_id', value: `${name}-1`, strength: 'proven' } as const;
  return app.database.inWorkspace(
    workspace,
    async (tx) => (await identify(tx, [claim], { at: tx.now, source: null })).customer,
  );
}

function happened(name: string, steps: Array<[touchpoint: string, at: number]>): Promise<unknown> {
  const rows = steps.map(([touchpoint, at]) => ({
    customer: people[name] ?? '',
    occurredAt: new Date(at),
    channel: 'web',
    touchpoint,
    direction: 'in' as const,
    kind: 'page.viewed' as const,
    actor: { kind: 'customer' as const },
    facts: { step: at % 7 },
    source: null,
    messageId: `a${(messages += 1)}`,
  }));
  return app.database.inWorkspace(workspace, (tx) => record(tx, rows));
}

function everything(): Promise<Array<Record<string, unknown>>> {
  return app.analytics.query('select * except (version) from interaction order by id');
}

async function lineInAnalytics(name: string): Promise<string[]> {
  const rows = await app.analytics.query<{ touchpoint: string; previous: string }>(
    'select touchpoint, previous from interaction where customer = {customer: UUID} order by occurred_at, id',
    { customer: people[name] },
  );
  return rows.map(({ touchpoint, previous }) => `${previous} → ${touchpoint}`);
}

async function inPostgres(): Promise<number> {
  const { rows } = await parts.owner.query<{ n: number }>('select count(*)::int as n from touchpoints.interaction');
  return rows[0]?.n ?? -1;
}

/** The transaction horizon may be held by others for a moment: analytics must have the month before it is archived. */
function freeze(): Promise<boolean> {
  return until(() => freezeMonth(app, month), 'the month is archived');
}

async function settle(): Promise<void> {
  await until(async () => {
    await runListener(app, workspace, rewriteAnalytics);
    const { rows } = await parts.owner.query(
      `select 1 from platform.event e left join platform.cursor c on c.reader = 'touchpoints.rewrite-analytics'
      and c.workspace = e.workspace where e.workspace = $1 and (e.generation, e.xid) > (coalesce(c.generation, 0), coalesce(c.xid, '0')) limit 1`,
      [workspace],
    );
    return rows.length === 0;
  }, 'the listener has heard everything');
  await shipAll(app);
}

test('an old month lies in the file store, and analytics still tells the same', async () => {
  const before = await everything();
  await freeze();
  expect(await inPostgres()).toBe(0);
  expect(await everything()).toEqual(before);
});

test('what comes later follows what is archived', async () => {
  await happened('ann', [['survey', parts.world.now().getTime()]]);
  await shipAll(app);
  expect(await lineInAnalytics('ann')).toEqual([' → ad', 'ad → chat', 'chat → survey']);
  expect(await inPostgres()).toBe(1);
});

test('a row that arrives late stands between archived ones', async () => {
  await happened('bob', [['blog', Date.now() - 55_000]]);
  await shipAll(app);
  expect(await lineInAnalytics('bob')).toEqual([' → ad', 'ad → blog', 'blog → chat']);
});

test('a merge and its undoing rewrite archived rows too', async () => {
  await freeze();
  const before = [...(await lineInAnalytics('ann')), ...(await lineInAnalytics('bob'))];
  const actor = systemActor(workspace);
  const merge = await app.database.inWorkspace(workspace, (tx) =>
    mergeCustomers(tx, actor, { from: people['bob'] ?? '', into: people['ann'] ?? '' }),
  );
  await settle();
  expect(await lineInAnalytics('ann')).toHaveLength(6);
  expect(await lineInAnalytics('bob')).toEqual([]);
  await freeze();
  await app.database.inWorkspace(workspace, (tx) => undoMerge(tx, actor, { merge }));
  await settle();
  expect([...(await lineInAnalytics('ann')), ...(await lineInAnalytics('bob'))]).toEqual(before);
});

test('the customer’s line reaches into the archive', async () => {
  await freeze();
  const customer = people['cleo'] ?? '';
  const page = await app.database.inWorkspace(workspace, (tx) =>
    lineWithArchive(tx, app.files, { customer, actor: systemActor(workspace), query: { limit: 50 } }),
  );
  expect(page.items.map(({ touchpoint }) => touchpoint.key)).toEqual(['chat', 'ad']);
});

test('an erased person is nowhere in the archive', async () => {
  await freeze();
  const customer = people['dan'] ?? '';
  await app.database.inWorkspace(workspace, (tx) => eraseTouchpoints(tx, [customer], app));
  await shipAll(app);
  expect(await lineInAnalytics('dan')).toEqual([]);
  await freeze();
  const left = await app.analytics.query('select count() as n from interaction where customer = {nobody: UUID}', {
    nobody,
  });
  expect(left).toEqual([{ n: 2 }]);
  const { rows } = await parts.owner.query('select 1 from touchpoints.frozen_tip where customer = $1', [customer]);
  expect(rows).toEqual([]);
});

test('a rebuild has everything, archived or not', async () => {
  await freeze();
  const before = (await everything()).length;
  await rebuildAnalytics(app);
  expect((await everything()).length).toBe(before);
  expect(await inPostgres()).toBe(before);
});

test('a store that is lost, or of another cluster’s time, is filled with everything too', async () => {
  const before = await everything();
  await freeze();
  await app.analytics.exec('truncate table interaction');
  await app.analytics.exec('truncate table shipment_store');
  await shipAll(app);
  expect(await everything()).toEqual(before);
});

test('a month that changes while it is written stays', async () => {
  const files = app.files;
  const changing: App = {
    ...app,
    files: {
      ...files,
      put: async (...given) => {
        await parts.owner.query('update touchpoints.interaction set actor = actor where customer = $1', [
          people['eve'],
        ]);
        return files.put(...given);
      },
    },
  };
  const before = await inPostgres();
  expect(await freezeMonth(changing, month)).toBe(false);
  expect(await inPostgres()).toBe(before);
  const { rows } = await parts.owner.query('select 1 from touchpoints.frozen');
  expect(rows).toEqual([]);
});

test('what is older than its rule is removed, from the archive too, and what no rule reaches stays there', async () => {
  await freeze();
  const actor = systemActor(workspace);
  const left = await inPostgres();
  await app.database.inWorkspace(workspace, (tx) =>
    changeRetention(tx, { rules: [{ kind: 'survey.answered', months: 1 }] }, actor),
  );
  await expire(app, workspace);
  expect(await inPostgres()).toBe(left);
  await app.database.inWorkspace(workspace, (tx) =>
    changeRetention(tx, { rules: [{ kind: 'page.viewed', months: 24 }] }, actor),
  );
  await expire(app, workspace);
  const { rows } = await parts.owner.query('select touchpoint from touchpoints.interaction');
  expect(rows).toEqual([{ touchpoint: 'survey' }]);
  expect((await everything()).map(({ touchpoint }) => touchpoint)).toEqual(['survey']);
  const frozen = await parts.owner.query('select 1 from touchpoints.frozen');
  expect(frozen.rows).toEqual([]);
});

test('a damaged archive is noticed, not believed', async () => {
  await happened('cleo', [['ad', Date.now() - 10_000]]);
  await shipAll(app);
  // Received now by the clock of the test, so it lies in the present month of that clock.
  const present = `${parts.world.now().toISOString().slice(0, 7)}-01`;
  await until(() => freezeMonth(app, present), 'the month is archived');
  const files = readdirSync(join(folder, workspace), { recursive: true, encoding: 'utf8' }).map((name) =>
    join(folder, workspace, name),
  );
  for (const file of files) if (statSync(file).isFile()) writeFileSync(file, readFileSync(file).subarray(0, -1));
  const customer = people['cleo'] ?? '';
  const reading = app.database.inWorkspace(workspace, (tx) =>
    lineWithArchive(tx, app.files, { customer, actor: systemActor(workspace), query: { limit: 50 } }),
  );
  await expect(reading).rejects.toThrow('is damaged');
});
