import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChatAccounts, showIdentitySecret } from '#core/contract/chat.ts';
import { changeCustomer, getCustomer, listCustomers } from '#core/contract/customers.ts';
import { readConversation, startConversation } from '#core/contract/desk.ts';
import { addSuppressed } from '#core/contract/suppression.ts';
import { waysToCustomer } from '#core/contract/ways.ts';
import { mailboxSendingTo } from '#test/answers-stage.ts';
import { axe } from '#test/browser.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { signIdentity, visitor } from '#test/visitor.ts';
import { deskStage, log } from './desk-stage.ts';

const { company, consoleAt } = await deskStage();
const { owner } = company;
let sink: SmtpSink;

beforeAll(async () => {
  sink = await smtpSink();
  await mailboxSendingTo(sink, company);
});
afterAll(() => sink.stop());

/** Somebody is signed in on the site and has said nothing. */
async function known(name: string) {
  const box = (await owner.call(listChatAccounts, {})).items[0]!;
  const { secret } = await owner.call(showIdentitySecret, { id: box.id });
  const [first = ''] = name.split(' ');
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@customers.example`;
  const { app } = company;
  const exp = app.world.now().getTime() / 1000 + 3600;
  const identity = signIdentity(secret, { sub: email, email, name, exp });
  const there = await visitor(app.url, { key: box.key, identity });
  const { id } = await until(async () => (await owner.call(listCustomers, { q: email })).items[0], 'they are known');
  await owner.call(changeCustomer, { id, version: (await owner.call(getCustomer, { id })).version, firstName: first });
  return { id, email, first, there };
}

test('whom the chat knows is written to there, and by mail with what is known of them filled in; what is not keeps it back', async () => {
  const una = await known(fresh('Una Known'));
  const ways = (await owner.call(waysToCustomer, { id: una.id })).items;
  expect(ways.map(({ channel, reason }) => [channel, reason === null])).toEqual([
    ['mail', true],
    ['chat', true],
    ['form', false],
  ]);
  const hello = 'Hello {{ customer.firstName | default: "there" }}, your order waits.';
  const chat = await owner.call(startConversation, { channel: 'chat', customer: una.id, text: hello });
  expect(chat).toMatchObject({ channel: 'chat', assignee: { name: 'Ada Lovelace' } });
  const stream = await una.there.listen();
  const heard = (text: string) =>
    until(() => JSON.stringify(stream.events).includes(text), `“${text}” stands in the widget`);
  await heard(`Hello ${una.first}, your order waits.`);
  const again = await owner.call(startConversation, { channel: 'chat', customer: una.id, text: 'And it is red.' });
  expect(again.id).toBe(chat.id);
  await heard('And it is red.');
  stream.close();

  const mail = { customer: una.id, email: una.email, subject: 'Your order', marked: true };
  const lacking = owner.call(startConversation, { ...mail, text: 'Dear {{ customer.lastName }} of {{ company.nam }}' });
  await expect(lacking).rejects.toMatchObject({ type: 'invalid', more: { code: 'unfilled' } });
  const elsewhere = owner.call(startConversation, { ...mail, email: 'else@customers.example', text: 'Hello' });
  await expect(elsewhere).rejects.toMatchObject({ type: 'invalid', more: { fields: [{ path: 'email' }] } });
  const begun = await owner.call(startConversation, {
    ...mail,
    mine: false,
    text: '**Dear** {{ customer.firstName }}*',
  });
  expect(begun).toMatchObject({ channel: 'mail', assignee: null, customer: { id: una.id } });
  const { items } = await owner.call(readConversation, { id: begun.id });
  expect(items.find(({ type }) => type === 'message')).toMatchObject({ text: expect.stringMatching(/^Dear Una/) });
});

test('a conversation is begun from the customer’s page, by what reaches them', async () => {
  const name = fresh('Theo Page');
  const theo = await known(name);
  await owner.call(addSuppressed, { address: theo.email, words: 'They asked' });
  const page = await consoleAt(`/customers/${theo.id}`);
  await page.getByRole('link', { name: 'New conversation' }).click();
  const dialog = page.getByRole('dialog', { name: 'New conversation' });
  // Somebody else, and they again, found by what one types.
  await dialog.getByRole('button', { name: /^Write to somebody else/ }).click();
  await dialog.getByRole('combobox', { name: 'To' }).fill(theo.email);
  await page.getByRole('option', { name: theo.email }).click();
  await dialog.getByText('They asked').waitFor();
  await dialog.getByText('Not by form:').waitFor();
  const words = dialog.locator('[contenteditable=true]');
  await words.fill('Dear {{ customer.lastName }},');
  await dialog.getByText(/is filled in for/).waitFor();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('radio', { name: 'Chat' }).click();
  await dialog.getByText('It waits in their chat').waitFor();
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Hello {{ customer.firstName }}, it is here.');
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('list', { name: 'New conversations that wait' }).waitFor();
  company.app.world.pass(6_000);
  await page.getByRole('button', { name: 'Look' }).click();
  await page.getByRole('region', { name: 'Conversation with Theo' }).waitFor();
  await log(page).getByText('Hello Theo, it is here.').waitFor();
  await page.close();
});
