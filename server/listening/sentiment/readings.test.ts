import { beforeAll, expect, test } from 'vitest';
import { mergeConversation } from '#core/contract/arrange.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import { readConversation } from '#core/contract/desk.ts';
import { correctReading, listReadings } from '#core/contract/readings.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const readingsOf = async (thread: string) =>
  (await company.owner.call(listReadings, { id: thread }).catch(() => ({ items: [] }))).items;

/** What is kept once as many messages were read. */
async function read(thread: string, count = 1) {
  await until(async () => (await readingsOf(thread)).length >= count, `${count} readings`);
  return await readingsOf(thread);
}

test('what a customer writes is read, with its engine and what was measured, and machines are left out', async () => {
  const name = fresh('Ann');
  const { thread, message } = await customerWrites(company, { text: 'Thank you so much, that was wonderful!', name });
  const [reading] = await read(thread);
  expect(reading).toMatchObject({
    message,
    language: 'en',
    sentiment: 'positive',
    emotion: { name: 'gratitude' },
    engine: { way: 'learnt' },
    correction: null,
  });
  expect(reading!.value).toBeGreaterThan(0.3);
  expect(reading!.measured[0]).toMatchObject({ set: 'goemotions dev' });
  await customerWrites(company, { text: 'I am out of office, sadly', name, thread, automatic: true });
  await customerWrites(company, { text: 'This is terrible, I hate it', name, thread });
  const all = await read(thread, 2);
  expect(all.map(({ sentiment }) => sentiment)).toEqual(['negative', 'positive']);
});

test('a short turn is read in the language of what was written before', async () => {
  const name = fresh('Juma');
  const { thread } = await customerWrites(company, { text: 'Habari, mzigo wangu haujafika bado, naomba msaada', name });
  await read(thread);
  await customerWrites(company, { text: '👍', name, thread });
  const [newest] = await read(thread, 2);
  expect(newest).toMatchObject({ language: 'sw' });
});

test('somebody says that it reads otherwise, and takes it back; what the engine said stays', async () => {
  const { thread, message } = await customerWrites(company, { text: 'Where is my parcel?', name: fresh('Bob') });
  const [before] = await read(thread);
  const corrected = await company.owner.call(correctReading, { id: message, said: 'negative' });
  expect(corrected).toMatchObject({
    sentiment: before!.sentiment,
    correction: { said: 'negative', by: 'Ada Lovelace' },
  });
  expect((await readingsOf(thread))[0]!.correction?.said).toBe('negative');
  await company.owner.call(correctReading, { id: message, said: 'neutral' });
  expect((await readingsOf(thread))[0]!.correction?.said).toBe('neutral');
  expect((await company.owner.call(correctReading, { id: message, said: null })).correction).toBeNull();
});

test('what was never read cannot be corrected, and unknown conversations are not there', async () => {
  const unknown = crypto.randomUUID();
  await expect(
    company.owner.call(correctReading, { id: wireId('msg', unknown), said: 'neutral' }),
  ).rejects.toMatchObject({ type: 'not-found' });
  await expect(company.owner.call(listReadings, { id: wireId('cnv', unknown) })).rejects.toMatchObject({
    type: 'not-found',
  });
});

test('readings go with their message to another conversation, and with their customer when they are erased', async () => {
  const name = fresh('Cleo');
  const first = await customerWrites(company, { text: 'My lamp is broken', name, channel: 'mail' });
  const second = await customerWrites(company, { text: 'My chair is lovely', name, channel: 'mail' });
  await read(first.thread);
  await read(second.thread);
  const { version } = await company.owner.call(readConversation, { id: second.thread });
  await company.owner.call(mergeConversation, { id: second.thread, into: first.thread, version });
  expect((await read(first.thread, 2)).map(({ message }) => message)).toContain(second.message);
  await company.owner.call(eraseCustomerForGood, { id: first.customer });
  const left = () =>
    company.app.owner.query('select 1 from listening.reading where message = $1', [plainId('msg', first.message)]);
  await until(async () => (await left()).rows.length === 0, 'the readings to go');
});
