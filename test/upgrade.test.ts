import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { listConversationItems, listConversations } from '#core/contract/desk.ts';
import { listCustomers } from '#core/contract/customers.ts';
import { listAsks } from '#core/contract/listening.ts';
import { signIn, switchWorkspace, whoAmI } from '#core/contract/session.ts';
import { customerLine } from '#core/contract/customer-line.ts';
import { listDeadLetters } from '#core/contract/tracking.ts';
import { restore, serve, type Serving } from '#main';
import { readConfig } from '#platform';
import { ada, client, type Client } from './client.ts';
import { emptyDatabase } from './database.ts';
import { runningOn } from './product.ts';
import { until } from './until.ts';
import { testWorld } from './world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

/** The backups of all released versions; made by make-backup-fixture.ts. */
const folder = join(import.meta.dirname, 'fixtures');
const backups = readdirSync(folder).filter((name) => /^backup-.*\.tar\.gz$/.test(name));

test('there is a backup of a released version', () => {
  expect(backups).toContain('backup-0.1.0.tar.gz');
});

describe.each(backups)('%s, taken in by the present version', (name) => {
  let serving: Serving;
  let owner: Client;
  let rows: Map<string, number>;

  beforeAll(async () => {
    const config = readConfig({ ...runningOn(await emptyDatabase()), SMTP_LISTEN: 'off', LOG_LEVEL: 'silent' });
    const { tables } = await restore(join(folder, name), { config, progress: () => undefined });
    rows = new Map(tables.map((table) => [table.name, table.rows]));
    serving = await serve(config, testWorld());
    owner = client(serving.url);
  });
  afterAll(() => serving?.close());

  test('who had an account signs in, and finds both companies', async () => {
    await owner.call(signIn, { email: ada.email, password: ada.password });
    const { session } = await owner.call(whoAmI, {});
    expect(new Set(session!.workspaces.map(({ demo }) => demo))).toEqual(new Set([false, true]));
  });

  test('the tracked customer, the event and the refused one are there', async () => {
    const [ann] = (await owner.call(listCustomers, { q: 'ann@customers.example' })).items;
    const { items } = await owner.call(customerLine, { id: ann!.id });
    expect(items.map(({ kind }) => kind).sort()).toEqual(['customer.identified', 'order.completed']);
    expect((await owner.call(listDeadLetters, { state: 'waiting' })).items).toHaveLength(1);
  });

  test('conversations with their messages, customers and the ask ledger of the demo company are there', async () => {
    const { session } = await owner.call(whoAmI, {});
    await owner.call(switchWorkspace, { workspace: session!.workspaces.find(({ demo }) => demo)!.id });
    const all = { limit: '200' };
    expect((await owner.call(listCustomers, all)).items).toHaveLength(12);
    const { items: open } = await owner.call(listConversations, { ...all, view: 'open' });
    const { items: resolved } = await owner.call(listConversations, { ...all, view: 'resolved' });
    expect(open.length + resolved.length).toBe(rows.get('desk.conversation'));
    const { items } = await owner.call(listConversationItems, { id: (resolved[0] ?? open[0])!.id });
    expect(items.filter(({ type }) => type === 'message').length).toBeGreaterThan(0);
    expect((await owner.call(listAsks, all)).items).toHaveLength(rows.get('listening.ask')!);
  });

  test('the figures are computed from the whole spine', async () => {
    const shipped = await until(
      async () => {
        const [counted] = await serving.app.analytics.query<{ rows: number }>(
          'select count() as rows from interaction',
        );
        return counted!.rows >= rows.get('touchpoints.interaction')! && counted!.rows;
      },
      'analytics has every row of the spine',
      90,
    );
    expect(shipped).toBe(rows.get('touchpoints.interaction'));
  });
});
