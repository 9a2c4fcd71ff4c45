import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { plainId } from '#core/contract/codecs.ts';
import * as desk from '#core/contract/desk.ts';
import type { Endpoint } from '#core/contract/endpoint.ts';
import { addApiKey } from '#core/contract/people.ts';
import { customerLine } from '#core/contract/customer-line.ts';
import { changeCustomer, listCustomers, getCustomer } from '#core/contract/customers.ts';
import { permissions, type Permission } from '#core/people/permissions.ts';
import { listConversations } from './list.ts';
import { readConversation, readItems } from './read.ts';
import { searchConversations } from './search/search.ts';
import type { Actor, Tx } from '#platform';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

/** Somebody with every permission but the one to read conversations: no door shows them one, nor that there is one. */
let company: TestCompany;
let blind: Client;
let written: { thread: string; message: string; customer: string };

const secret = 'xylophone';
const almostAll = permissions.filter((name) => name !== 'conversation.read');

async function withKey(scopes: Permission[]): Promise<Record<string, string>> {
  const { key } = await company.owner.call(addApiKey, { name: 'Key', scopes });
  return { authorization: `Bearer ${key}` };
}

beforeAll(async () => {
  company = await testCompany();
  blind = client(company.app.url, await withKey(almostAll));
  written = await customerWrites(company, { text: `Where is my ${secret}?`, name: 'Amina Otieno' });
  await until(
    () => company.owner.call(desk.readConversation, { id: written.thread }).catch(() => undefined),
    'the conversation',
  );
}, 120_000);

const bodies: Record<string, object> = {
  'conversation.reply': { text: 'Hello' },
  'conversation.note': { text: 'Hello' },
  'conversation.assign': { assignee: null, version: 1 },
  'conversation.resolve': { version: 1 },
  'conversation.reopen': { version: 1 },
  'conversation.spam': { version: 1 },
  'conversation.typing': { typing: true },
};

const ofOne = Object.values(desk).filter(
  (each): each is Endpoint & typeof each => 'path' in each && each.path.startsWith('/api/v1/conversations/:id'),
);

test('every address of a conversation is closed', async () => {
  expect(ofOne.length).toBeGreaterThanOrEqual(10);
  const before = await company.owner.call(desk.readConversation, { id: written.thread });
  for (const endpoint of ofOne) {
    const path = endpoint.path.replace(':id', written.thread);
    const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const given = bodies[endpoint.id] ?? { message: written.message };
    const answer = await blind.fetch(path, endpoint.method === 'GET' ? {} : { ...post, body: JSON.stringify(given) });
    expect([403, 404], endpoint.id).toContain(answer.status);
    expect(await answer.text(), endpoint.id).not.toMatch(/xylophone|Amina/);
  }
  expect(await company.owner.call(desk.readConversation, { id: written.thread })).toEqual(before);
});

test('so are lists, search, filled replies, files and the page of a mail', async () => {
  const { thread, message } = written;
  for (const path of [
    `/api/v1/conversations?view=open`,
    `/api/v1/search/conversations?q=${secret}`,
    '/api/v1/conversation-counts',
    `/api/v1/canned-replies?conversation=${thread}`,
    `/api/v1/messages/${message}/html`,
    `/api/v1/messages/${message}/files/${message.replace('msg', 'fil')}`,
  ])
    expect((await blind.fetch(path)).status, path).toBe(403);
  expect((await blind.call(listCustomers, { q: secret })).items).toEqual([]);
});

test('the line of a customer leaves conversations out', async () => {
  const line = async (who: Client) => (await who.call(customerLine, { id: written.customer })).items;
  await until(async () => (await line(company.owner)).some(({ kind }) => kind === 'message.received'), 'the line');
  expect((await line(blind)).filter(({ conversation }) => conversation !== null)).toEqual([]);
});

test('the stream tells of other things only', async () => {
  const cut = new AbortController();
  onTestFinished(() => cut.abort());
  const listen = async (scopes: Permission[]) => {
    const headers = { accept: 'text/event-stream', ...(await withKey(scopes)) };
    const { body } = await fetch(`${company.app.url}/api/v1/live`, { headers, signal: cut.signal });
    const heard = { text: '' };
    void (async () => {
      for await (const text of body!.pipeThrough(new TextDecoderStream())) heard.text += text;
    })().catch(() => undefined);
    await until(() => heard.text.includes('event: ready'), 'the stream is ready');
    return heard;
  };
  const [seeing, unseeing] = [await listen([...permissions]), await listen(almostAll)];
  const { thread } = await customerWrites(company, { text: 'One more thing', name: 'Amina Otieno' });
  await until(() => seeing.text.includes(plainId('cnv', thread)!), 'who may, hears of it');
  const { id, version } = await company.owner.call(getCustomer, { id: written.customer });
  await company.owner.call(changeCustomer, { id, version, lastName: 'Otieno-Ray' });
  await until(() => unseeing.text.includes('customer.changed'), 'both hear of what came later');
  expect(unseeing.text).not.toContain(plainId('cnv', thread)!);
});

test('the functions behind the doors ask by themselves', async () => {
  const actor = (held: readonly Permission[]): Actor => ({
    workspace: company.workspace,
    kind: 'api',
    id: null,
    name: 'Key',
    permissions: new Set(held),
  });
  const id = plainId('cnv', written.thread)!;
  const as = <T>(held: readonly Permission[], work: (tx: Tx, by: Actor) => Promise<T>) =>
    company.app.database.inWorkspace(company.workspace, (tx) => work(tx, actor(held)));
  const found = (held: readonly Permission[]) =>
    as(held, async (tx, by) => [
      (await searchConversations(tx, { q: secret, limit: 50 }, { actor: by, stopped: () => false })).items.length,
      Math.sign(
        (await searchConversations(tx, { q: 'in:anywhere', limit: 50 }, { actor: by, stopped: () => false })).items
          .length,
      ),
      Math.sign((await listConversations(tx, { view: 'open', limit: 50 }, by)).items.length),
    ]);
  expect(await found(permissions)).toEqual([1, 1, 1]);
  expect(await found(almostAll)).toEqual([0, 0, 0]);
  for (const read of [readConversation, (tx: Tx, thread: string, by: Actor) => readItems(tx, { id: thread }, by)]) {
    await as(permissions, (tx, by) => read(tx, id, by));
    await expect(as(almostAll, (tx, by) => read(tx, id, by))).rejects.toMatchObject({ type: 'not-found' });
  }
});
