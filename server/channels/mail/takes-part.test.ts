import { beforeAll, expect, test } from 'vitest';
import { changeAcknowledgement, readAcknowledgement } from '#core/contract/acknowledgement.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { replyToConversation } from '#core/contract/desk.ts';
import { listConversationSenders, resendMessage, sendHeldNow } from '#core/contract/outgoing.ts';
import { until } from '#test/until.ts';
import { loopsStage } from './loops-stage.fixture.ts';

let stage: Awaited<ReturnType<typeof loopsStage>>;
let people = 0;

beforeAll(async () => {
  stage = await loopsStage();
}, 120_000);

const somebody = (name: string) => `${name}${++people}@customer.example`;
const rowsOf = async (sql: string, ...values: unknown[]) => (await stage.app.owner.query(sql, values)).rows;
const participantsOf = async (thread: string) =>
  (
    await rowsOf('select address from channels.participant where thread = $1 order by address', plainId('cnv', thread))
  ).map(({ address }) => String(address));
const numberOf = async (thread: string) =>
  `[#${(await rowsOf('select number from channels.thread where id = $1', plainId('cnv', thread)))[0].number}]`;
const sentWith = async (text: string) => {
  const [row] = await rowsOf(
    `select id, address, state from channels.message where text = $1 and direction = 'out'`,
    text,
  );
  return row as { id: string; address: string | null; state: string } | undefined;
};
const agent = { kind: 'agent', purpose: 'reply' } as const;

test('who knows a number and writes in the name of one who takes part lets nobody in and turns no answer', async () => {
  const [ann, bob, eve] = [somebody('ann'), somebody('bob'), somebody('eve')];
  const { thread } = await stage.arrive({ from: ann, cc: bob, id: `n-${people}@customer.example` });
  const subject = `Re: ${await numberOf(thread)}`;
  const guessed = await stage.arrive({ from: bob, cc: eve, subject, id: `guessed-${people}@evil.example` });
  expect(guessed.thread).toBe(thread);
  const own = { from: bob, cc: eve, inReplyTo: `guessed-${people}@evil.example` };
  expect((await stage.arrive(own)).thread).toBe(thread);
  await stage.arrive({
    from: bob,
    cc: eve,
    id: `early-${people}@evil.example`,
    references: [`made-up-${people}@evil.example`],
  });
  const between = { ...own, id: `made-up-${people}@evil.example` };
  expect((await stage.arrive(between)).thread).toBe(thread);
  expect(await participantsOf(thread)).toEqual([ann, bob].toSorted());
  expect((await stage.write(thread, agent)).mail?.to).toEqual([ann]);
  const eves = await stage.arrive({ from: eve, subject });
  expect(eves).toMatchObject({ outcome: 'review' });

  const real = await stage.arrive({ from: bob, cc: somebody('carl'), inReplyTo: `n-${people}@customer.example` });
  expect(real.thread).not.toBe(thread);
});

test('whom an answer in hand brings in by an id that only recipients know takes part, and is answered', async () => {
  const [ann, bob, carl] = [somebody('ann'), somebody('bob'), somebody('carl')];
  const id = `known-${people}@customer.example`;
  const { thread } = await stage.arrive({ from: ann, cc: bob, id });
  await stage.arrive({ from: bob, cc: carl, inReplyTo: id });
  expect(await participantsOf(thread)).toEqual([ann, bob, carl].toSorted());
  expect((await stage.write(thread, agent)).mail?.to).toEqual([bob]);
});

test('an answer goes to whom it was written for, whoever writes until it goes, and again when it is sent again', async () => {
  const [ann, bob] = [somebody('ann'), somebody('bob')];
  const id = `fixed-${people}@customer.example`;
  const { thread } = await stage.arrive({ from: ann, cc: bob, id });
  await stage.shown(thread);
  stage.sink.mood = { rcpt: 550 };
  await stage.owner.call(replyToConversation, { id: thread, text: `For Ann ${id}` });
  expect(await sentWith(`For Ann ${id}`)).toMatchObject({ address: ann });
  await until(async () => (await sentWith(`For Ann ${id}`))?.state === 'failed', 'it is refused');
  const { held } = await stage.owner.call(replyToConversation, { id: thread, text: `Held ${id}`, undoFor: 30 });
  await stage.arrive({ from: bob, inReplyTo: id, headers: { 'Auto-Submitted': 'auto-replied' } });
  stage.sink.mood = 'take';
  await stage.app.owner.query('delete from channels.suppressed where address = $1', [ann]);
  const { id: message } = (await sentWith(`For Ann ${id}`))!;
  await stage.owner.call(resendMessage, { id: wireId('msg', message) });
  await until(() => stage.sink.mails.some(({ text }) => text.includes(`For Ann ${id}`)), 'it goes');
  expect(stage.sink.mails.find(({ text }) => text.includes(`For Ann ${id}`))?.to).toEqual([ann]);
  await stage.owner.call(sendHeldNow, { id: held!.id });
  expect(await sentWith(`Held ${id}`)).toMatchObject({ address: ann });
});

test('nothing is acknowledged to an address that only Reply-To names, and agents are told where their answer goes', async () => {
  const { version } = await stage.owner.call(readAcknowledgement, { id: stage.mailbox });
  const texts = { en: 'We have it.' };
  await stage.owner.call(changeAcknowledgement, { id: stage.mailbox, version, on: true, texts });
  const notices = (thread: string) =>
    rowsOf(`select address from channels.message where thread = $1 and purpose = 'notice'`, plainId('cnv', thread));
  const victim = `victim${++people}@elsewhere.example`;
  const lured = await stage.arrive({ from: somebody('eve'), headers: { 'Reply-To': victim } });
  const honest = await stage.arrive({ from: somebody('ann') });
  await until(async () => (await notices(honest.thread)).length === 1, 'the honest one is acknowledged');
  expect(await notices(lured.thread)).toEqual([]);
  const shown = async (thread: string) => {
    await stage.shown(thread);
    return (await stage.owner.call(listConversationSenders, { id: thread })).elsewhere;
  };
  expect(await shown(lured.thread)).toBe(victim);
  expect(await shown(honest.thread)).toBeNull();
});
