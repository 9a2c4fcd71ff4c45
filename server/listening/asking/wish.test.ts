import { beforeAll, expect, test } from 'vitest';
import { plainId } from '#core/contract/codecs.ts';
import { readConversation, replyToConversation } from '#core/contract/desk.ts';
import { listAsks } from '#core/contract/listening.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { publicToken } from '../answering/public-address.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const asks = async (conversation: string) =>
  (await call(listAsks, {})).items.find((ask) => ask.conversation === conversation);
const resolved = async (name: string) => {
  const { thread } = await customerWrites(company, { text: 'Hello', name });
  await until(() => call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  await call(replyToConversation, { id: thread, text: 'There you are.', resolve: true });
  return until(() => asks(thread), 'the decision');
};
const pageOf = (ask: string) => {
  const token = publicToken(company.app.app, 'ask', { workspace: company.workspace, id: plainId('ask', ask)! });
  return `${company.app.url}/a/${token}`;
};
const says = (ask: string, wish: string) =>
  fetch(`${pageOf(ask)}/wish`, { method: 'POST', body: new URLSearchParams({ wish }) });

test('the page of a question leads to where somebody says how often they want to be asked; looking there changes nothing', async () => {
  const ask = await resolved(fresh('Ann'));
  company.app.world.pass(31 * minute);
  await until(async () => (await asks(ask.conversation!))?.sentAt ?? undefined, 'sent');
  const question = await (await fetch(pageOf(ask.id))).text();
  const [, address] = /href="([^"]+\/wish)"/.exec(question)!;
  const page = await fetch(new URL(address!, company.app.url));
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('value="as-usual" required checked')]);
  const wrong = await says(ask.id, 'always');
  expect([wrong.status, await wrong.text()]).toEqual([
    400,
    expect.stringContaining('value="as-usual" required checked'),
  ]);
  expect((await fetch(`${pageOf(ask.id).slice(0, -3)}/wish`)).status).toBe(404);
});

test('who never wants to be asked is not, neither by what waits nor by what comes', async () => {
  const name = fresh('Ben');
  const ask = await resolved(name);
  expect(ask.state).toBe('scheduled');
  expect(await (await says(ask.id, 'never')).text()).toContain('We will keep to that.');
  company.app.world.pass(31 * minute);
  await until(async () => (await asks(ask.conversation!))?.reason === 'wants-none', 'what waited is taken back');
  expect(await resolved(name)).toMatchObject({ state: 'not-asked', reason: 'wants-none', free: null });
  await says(ask.id, 'as-usual');
  expect(await resolved(name)).toMatchObject({ state: 'scheduled' });
});

test('who wants to be asked less is asked again after half a year, not after a month', async () => {
  const name = fresh('Cleo');
  const ask = await resolved(name);
  company.app.world.pass(31 * minute);
  await until(async () => (await asks(ask.conversation!))?.sentAt ?? undefined, 'sent');
  await says(ask.id, 'less');
  company.app.world.pass(31 * day);
  expect(await resolved(name)).toMatchObject({ state: 'not-asked', reason: 'wants-fewer' });
  company.app.world.pass(150 * day);
  expect(await resolved(name)).toMatchObject({ state: 'scheduled' });
});
