import { expect, test } from 'vitest';
import { eraseCustomer, identify, mergeCustomers, undoMerge } from '#customers';
import { runListener, sql, systemActor, type Tx } from '#platform';
import { testCompany } from '#test/company.ts';
import { testParts } from '#test/parts.ts';
import { until } from '#test/until.ts';
import { adoptTouchpoint, ignoreTouchpoint, listTouchpoints, prepareWorkspace } from './catalogue.ts';
import { keepDeadLetters } from './dead-letters/keep.ts';
import { eraseTouchpoints, forgetDeadLetters } from './erase.ts';
import { lineOf, type LineQuery } from './line.ts';
import { record, type NewInteraction } from './record.ts';
import { settleTallies } from './tallies.ts';

const { app, owner } = await testParts();
const { database } = app;
const day = 86_400_000;

async function someone(tx: Tx, email: string): Promise<string> {
  return (await identify(tx, [{ kind: 'email', value: email, strength: 'proven' }], { at: tx.now, source: null }))
    .customer;
}

function happened(customer: string, at: number, changes: Partial<NewInteraction> = {}): NewInteraction {
  return {
    customer,
    occurredAt: new Date(Date.parse('2026-01-01T00:00:00Z') + at * day),
    channel: 'web',
    touchpoint: 'web_visit',
    direction: 'in',
    kind: 'page.viewed',
    actor: { kind: 'customer' },
    source: null,
    messageId: crypto.randomUUID(),
    ...changes,
  };
}

const firstPage: Omit<LineQuery, 'actor'> = { limit: 200 };

test('the line is of the whole person, page by page, and comes apart again with the persons', async () => {
  const workspace = await testCompany(database);
  const [ada, other] = await database.inWorkspace(workspace, async (tx) => {
    await prepareWorkspace(tx);
    const both = [await someone(tx, 'ada@example.com'), await someone(tx, 'ada@work.example')] as const;
    await record(
      tx,
      [0, 2, 4, 6].map((at) => happened(both[0], at)),
    );
    await record(
      tx,
      [1, 3, 5].map((at) => happened(both[1], at, { channel: 'chat', touchpoint: 'chat' })),
    );
    await record(tx, [
      happened(both[1], 7, {
        kind: 'survey.answered',
        touchpoint: 'survey',
        channel: 'survey',
        feelings: { scale: 'csat5', score: 4 },
      }),
    ]);
    return both;
  });
  const days = async (id: string, query: Partial<LineQuery> = {}) => {
    const { items, next } = await database.inWorkspace(workspace, (tx) =>
      lineOf(tx, id, { ...firstPage, actor: systemActor(workspace), ...query }),
    );
    return { days: items.map(({ at }) => (at.getTime() - Date.parse('2026-01-01T00:00:00Z')) / day), next, items };
  };
  expect((await days(ada)).days).toEqual([6, 4, 2, 0]);
  const actor = systemActor(workspace);
  const merge = await database.inWorkspace(workspace, (tx) => mergeCustomers(tx, actor, { from: other, into: ada }));
  expect((await days(ada)).days).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
  expect((await days(other)).days).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
  const first = await days(ada, { limit: 3 });
  const second = await days(ada, { limit: 3, after: first.next ?? '' });
  const third = await days(ada, { limit: 3, after: second.next ?? '' });
  expect([first.days, second.days, third.days, third.next]).toEqual([[7, 6, 5], [4, 3, 2], [1, 0], null]);
  expect((await days(ada, { channels: ['chat'] })).days).toEqual([5, 3, 1]);
  expect((await days(ada, { side: 'feelings' })).items[0]).toMatchObject({
    touchpoint: { name: 'Survey' },
    feelings: { scale: 'csat5', score: 4 },
  });
  expect((await days(ada, { side: 'facts', kinds: ['page.viewed'] })).days).toHaveLength(7);
  await database.inWorkspace(workspace, (tx) => undoMerge(tx, actor, { merge }));
  expect((await days(ada)).days).toEqual([6, 4, 2, 0]);
});

test('an erased customer leaves figures without a person, and no word anywhere', async () => {
  const workspace = await testCompany(database);
  const ada = await database.inWorkspace(workspace, async (tx) => {
    const id = await someone(tx, 'erase@example.com');
    await record(tx, [happened(id, 1, { detail: { name: 'Form Sent', properties: { note: 'secret word' } } })]);
    const raw = { type: 'dance', traits: { email: 'Erase@Example.com' } };
    const envelope = { type: null, context: null, sentAt: null, historical: false };
    await keepDeadLetters(
      tx,
      [{ refused: { reason: 'unknown-type', detail: 'x', raw }, envelope, receivedAt: tx.now }],
      crypto.randomUUID(),
    );
    await keepDeadLetters(
      tx,
      [{ refused: { reason: 'no-type', detail: 'x', raw: { userId: 'else' } }, envelope, receivedAt: tx.now }],
      crypto.randomUUID(),
    );
    return id;
  });
  await database.inWorkspace(workspace, async (tx) =>
    eraseTouchpoints(tx, await eraseCustomer(tx, systemActor(workspace), { customer: ada }), app),
  );
  const left = async (table: string) =>
    (await owner.query(`select * from touchpoints.${table} where workspace = $1`, [workspace])).rows;
  expect(await left('interaction')).toMatchObject([{ customer: null, kind: 'page.viewed' }]);
  expect(await left('detail')).toEqual([]);
  await until(async () => {
    await runListener(app, workspace, forgetDeadLetters);
    return (await left('dead_letter')).length === 1;
  }, 'the rejected event of the erased customer is gone');
});

test('discovered touchpoints are adopted or ignored, seen ones counted once however often tallies are settled', async () => {
  const workspace = await testCompany(database);
  const actor = systemActor(workspace);
  await database.inWorkspace(workspace, async (tx) => {
    await prepareWorkspace(tx);
    await prepareWorkspace(tx);
    const ada = await someone(tx, 'seen@example.com');
    await record(tx, [
      happened(ada, 1, { touchpoint: 'pop_up_shop', channel: 'store' }),
      happened(ada, 2, { touchpoint: 'odd_thing' }),
    ]);
    await settleTallies(tx);
    await record(tx, [happened(ada, 3, { touchpoint: 'pop_up_shop', channel: 'store' })]);
  });
  await database.inWorkspace(workspace, async (tx) => {
    const { items } = await listTouchpoints(tx, { limit: 50, state: 'discovered' });
    expect(items.map(({ key, seen }) => [key, seen])).toEqual([
      ['odd_thing', 1],
      ['pop_up_shop', 2],
    ]);
    const [odd, shop] = items;
    await ignoreTouchpoint(tx, { id: odd?.id ?? '', version: 1 }, actor);
    const adopted = await adoptTouchpoint(
      tx,
      { id: shop?.id ?? '', version: 1, name: 'Pop-up shop', stage: 'before' },
      actor,
    );
    expect(adopted).toMatchObject({
      key: 'pop_up_shop',
      name: 'Pop-up shop',
      state: 'adopted',
      stage: 'before',
      seen: 2,
      version: 2,
    });
    await expect(adoptTouchpoint(tx, { id: shop?.id ?? '', version: 1 }, actor)).rejects.toThrow('meanwhile');
    expect((await listTouchpoints(tx, { limit: 200, state: 'discovered' })).items).toEqual([]);
    const { adopted: count } = await tx.one<{ adopted: number }>(
      sql`select count(*)::int as adopted from touchpoints.touchpoint where state = 'adopted'`,
    );
    expect(count).toBe(31);
  });
});
