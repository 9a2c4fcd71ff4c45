import { beforeAll, expect, test } from 'vitest';
import { mergeConversation } from '#core/contract/arrange.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import { readConversation } from '#core/contract/desk.ts';
import { drawLabelSample } from '#core/contract/labels.ts';
import { correctReading, listReadings } from '#core/contract/readings.ts';
import { readTeaching, updateTeaching } from '#core/contract/sentiment.ts';
import { keepPastThreads } from '#channels';
import type { Tx } from '#platform';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

import { keepPastAsks } from '../asking/history.ts';
import { readLeftAnswers } from './past/answers.ts';
import { readPastAgain } from './past/messages.ts';

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

const inCompany = (work: (tx: Tx) => Promise<unknown>) => company.app.app.database.inWorkspace(company.workspace, work);

test('words from before are read: messages of the past in their order, and answers that no event told of', async () => {
  const { customer } = await customerWrites(company, { text: 'Hello', name: fresh('Old') });
  const [thread, ask] = [crypto.randomUUID(), crypto.randomUUID()];
  const about = { customer: plainId('cus', customer)!, conversation: thread, channel: 'chat' as const };
  await inCompany(async (tx) => {
    const ago = (days: number) => new Date(tx.now.getTime() - days * 86_400_000);
    const author = { kind: 'customer' as const, id: about.customer, name: 'Old' };
    const wrote = (days: number, text: string) => ({ at: ago(days), direction: 'in' as const, author, text });
    const messages = [wrote(40, 'Habari, mzigo wangu haujafika bado, naomba msaada'), wrote(39, '👍')];
    await keepPastThreads(tx, [{ id: thread, ...about, subject: '', startedAt: ago(40), messages }]);
    const answer = { score: 5, words: 'Thank you, that was wonderful', at: ago(38) };
    await keepPastAsks(tx, [
      { id: ask, ...about, state: 'answered', reason: null, decidedAt: ago(39), sentAt: ago(39), answer },
    ]);
    await readPastAgain(tx);
  });
  const rows = async () =>
    (
      await company.app.owner.query(
        'select language, sentiment, channel, message is null as answer from listening.reading where conversation = $1 order by at',
        [thread],
      )
    ).rows;
  await until(async () => (await rows()).length === 3, 'all three to be read');
  expect(await rows()).toEqual([
    expect.objectContaining({ language: 'sw', channel: 'chat', answer: false }),
    expect.objectContaining({ language: 'sw', answer: false }),
    { language: 'en', sentiment: 'positive', channel: 'chat', answer: true },
  ]);
  await until(async () => (await company.owner.call(readTeaching, {})).past?.finished, 'the past to be read');
});

test('many answers are read a few at a time, none left out and none twice, also by two at once', async () => {
  const { customer } = await customerWrites(company, { text: 'Hello', name: fresh('Many') });
  const about = { customer: plainId('cus', customer)!, channel: 'chat' as const, state: 'answered' as const };
  const asks = Array.from({ length: 45 }, () => ({ id: crypto.randomUUID(), conversation: crypto.randomUUID() }));
  await inCompany(async (tx) => {
    const at = new Date(tx.now.getTime() - 30 * 86_400_000);
    const answer = { score: 5, words: 'Thank you, that was wonderful', at };
    const when = { reason: null, decidedAt: at, sentAt: at, answer };
    await keepPastAsks(
      tx,
      asks.map((ask) => ({ ...ask, ...about, ...when })),
    );
  });
  const { app, workspace } = company;
  await Promise.all([1, 2].map(() => readLeftAnswers.run(app.app, { workspace })));
  const read = async () => {
    const { rows } = await app.owner.query(
      `select reading.xmin::text as turn, reading.xmin = answer.xmin as once from listening.answer
       join listening.reading on reading.answer = answer.id where answer.ask = any($1::uuid[]) and answer.read_at is not null`,
      [asks.map(({ id }) => id)],
    );
    return rows;
  };
  await until(async () => (await read()).length === asks.length, 'all of them to be read');
  const turns = Object.groupBy(await read(), ({ turn }) => turn);
  expect((await read()).every(({ once }) => once)).toBe(true);
  expect(Math.max(...Object.values(turns).map((some) => some!.length))).toBeLessThanOrEqual(10);
});

test('corrections teach from then on, can be turned off and back, and drawn texts teach nothing', async () => {
  const name = fresh('Tia');
  const things = 'lamp door wheel screen cable button pump lid hinge tap drawer chain pedal zip'.split(' ');
  const { thread } = await customerWrites(company, { text: 'The lamp jams every time', name });
  for (const thing of things.slice(1))
    await customerWrites(company, { text: `The ${thing} jams every time`, name, thread });
  for (const { message } of await read(thread, 14))
    await company.owner.call(correctReading, { id: message, said: 'negative' });
  const turned = (on: boolean) => company.owner.call(updateTeaching, { on });
  await turned(true);
  const used = await until(async () => {
    const teaching = await company.owner.call(readTeaching, {});
    return teaching.used === null ? undefined : teaching;
  }, 'it to be taught');
  expect(used.tries[0]).toMatchObject({ state: 'used', corrections: 14, before: 0 });
  expect(used.tries[0]!.after).toBeGreaterThan(0.5);
  const newest = async (text: string, count: number) => {
    await customerWrites(company, { text, name, thread });
    return (await read(thread, count))[0]!;
  };
  expect(await newest('The handle jams again', 15)).toMatchObject({
    sentiment: 'negative',
    engine: { adjustment: 1 },
  });
  await turned(false);
  expect(await newest('The bell jams once more', 16)).toMatchObject({
    sentiment: 'neutral',
    engine: { adjustment: null },
  });
  await turned(true);
  expect((await company.owner.call(readTeaching, {})).used).toBe(1);
  await company.owner.call(drawLabelSample, { language: 'en', size: 2000 });
  await until(
    async () => (await company.owner.call(readTeaching, {})).tries[0]?.state === 'too-few',
    'drawn texts to be left out',
  );
  const verdicts = await company.app.owner.query('select distinct engine from listening.label_verdict');
  expect(verdicts.rows.length).toBeGreaterThan(1);
  await emotionsAreReadToo();
});

/** What drawn texts were read as before emotions were kept is read once more, by the engine of now. */
async function emotionsAreReadToo(): Promise<void> {
  await company.app.owner.query('update listening.label_verdict set emotion = null');
  await company.owner.call(updateTeaching, { on: false });
  const kept = async () =>
    (await company.app.owner.query('select distinct engine from listening.label_verdict where emotion is not null'))
      .rows;
  await until(async () => (await kept()).length === 1, 'emotions of the engine of now to be read');
}
