import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as contract from '#core/contract/desk.ts';
import * as outgoing from '#core/contract/outgoing.ts';
import { plainId } from '#core/contract/codecs.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { asksByMail, mailboxSendingTo } from '#test/answers-stage.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { until } from '#test/until.ts';

let company: TestCompany;
let sink: SmtpSink;
let people = 0;

beforeAll(async () => {
  [company, sink] = await Promise.all([testCompany(), smtpSink()]);
  await mailboxSendingTo(sink, company);
}, 120_000);
afterAll(() => sink.stop());

/** A customer asks by mail, and the desk has it. */
async function asked(): Promise<{ id: string; name: string }> {
  const name = `Ann Number${++people}`;
  return { id: await asksByMail(company, name), name };
}

const read = (id: string) => company.owner.call(contract.readConversation, { id });
const inList = async (id: string) =>
  (await company.owner.call(contract.listConversations, { view: 'open', limit: '200' })).items.find(
    (each) => each.id === id,
  );
const mailsWith = (words: string) => sink.mails.filter(({ text }) => text.includes(words));
type Extras = Partial<WireInputOf<typeof contract.replyToConversation>>;
const answer = (id: string, text: string, extras: Extras = {}) =>
  company.owner.call(contract.replyToConversation, { id, text, ...extras });
const inMinutes = (minutes: number) => new Date(company.app.world.now().getTime() + minutes * 60_000).toISOString();

test('an answer taken back in its seconds was never an answer; its words and files come back', async () => {
  const { id } = await asked();
  const uploaded = await company.owner.fetch('/api/v1/uploads?name=note.txt', {
    method: 'POST',
    body: 'the file',
    headers: { 'content-type': 'text/plain' },
  });
  const { id: file } = (await uploaded.json()) as { id: string };
  const { held, status } = await answer(id, 'Too early', { undoFor: 30, uploads: [file], resolve: true });
  expect(status).toBe('open');
  expect((await read(id)).held).toMatchObject([{ kind: 'undo', text: 'Too early', files: [{ name: 'note.txt' }] }]);
  expect(await inList(id)).toMatchObject({ heldNext: { state: 'held', kind: 'undo' } });
  await expect(answer(id, 'With its file', { uploads: [file] })).rejects.toMatchObject({ type: 'invalid' });
  const back = await company.owner.call(outgoing.cancelHeld, { id: held!.id });
  expect(back).toMatchObject({ text: 'Too early', uploads: [{ id: file }], resolve: true });
  const after = await read(id);
  expect(after.held).toEqual([]);
  expect(await inList(id)).toMatchObject({ heldNext: null });
  expect(after.waitingSince).not.toBeNull();
  expect(after.items.filter((item) => item.type === 'message')).toHaveLength(1);
  const { rows } = await company.app.owner.query(
    `select 1 from touchpoints.interaction where kind = 'message.sent' and conversation = $1`,
    [plainId('cnv', id)],
  );
  expect(rows).toEqual([]);

  await answer(id, 'Now then', { uploads: [file] });
  await until(() => mailsWith('Now then').length === 1, 'the answer goes out');
  expect(mailsWith('Too early')).toEqual([]);
});

test('an answer goes out by itself when its seconds are over, once, and resolves then', async () => {
  const { id } = await asked();
  const key = { 'idempotency-key': crypto.randomUUID() };
  const press = () =>
    company.owner.call(contract.replyToConversation, { id, text: 'In a moment', undoFor: 20, resolve: true }, key);
  const [first] = await Promise.all([press(), press().catch(() => undefined)]);
  company.app.world.pass(21_000);
  await until(() => mailsWith('In a moment').length === 1, 'it goes out');
  await until(async () => (await read(id)).status === 'resolved', 'resolved');
  expect(await press()).toMatchObject({ held: { id: first.held!.id } });
  expect((await read(id)).held).toEqual([]);
  const gone = company.owner.call(outgoing.cancelHeld, { id: first.held!.id });
  await expect(gone).rejects.toMatchObject({ type: 'conflict', more: { code: 'gone' } });
  expect(mailsWith('In a moment')).toHaveLength(1);
});

test('an answer for later waits where all see it, can be moved and sent at once', async () => {
  const { id } = await asked();
  const { held } = await answer(id, 'Good morning', { sendAt: inMinutes(600) });
  const [waiting] = (await read(id)).held;
  expect(waiting).toMatchObject({ kind: 'scheduled', state: 'held', author: { mine: true } });
  const moved = { id: held!.id, version: waiting!.version, sendAt: inMinutes(900) };
  await company.owner.call(outgoing.changeHeld, moved);
  await expect(company.owner.call(outgoing.changeHeld, moved)).rejects.toMatchObject({ more: { code: 'stale' } });
  company.app.world.pass(700 * 60_000);
  await until(async () => (await read(id)).held.length === 1, 'it still waits');
  await company.owner.call(outgoing.sendHeldNow, { id: held!.id });
  await until(() => mailsWith('Good morning').length === 1, 'it goes out at once');
  await expect(company.owner.call(outgoing.sendHeldNow, { id: held!.id })).rejects.toMatchObject({ type: 'conflict' });
});

test('an answer puts its conversation off when it goes, not before, and once', async () => {
  const { id } = await asked();
  const then = inMinutes(90);
  const key = { 'idempotency-key': crypto.randomUUID() };
  const press = () =>
    company.owner.call(
      contract.replyToConversation,
      { id, text: 'More tomorrow', undoFor: 20, snoozeUntil: then },
      key,
    );
  const { held } = await press();
  expect((await read(id)).held).toMatchObject([{ snoozeUntil: then }]);
  expect((await read(id)).snoozedUntil).toBeNull();
  expect(await company.owner.call(outgoing.cancelHeld, { id: held!.id })).toMatchObject({ snoozeUntil: then });
  const again = await answer(id, 'More tomorrow, then', { undoFor: 20, snoozeUntil: then });
  company.app.world.pass(21_000);
  await until(() => mailsWith('More tomorrow, then').length === 1, 'it goes out');
  await until(async () => (await read(id)).snoozedUntil === then, 'it is put off');
  expect(again.snoozedUntil).toBeNull();
  const later = inMinutes(120);
  expect((await answer(id, 'Once more', { snoozeUntil: later })).snoozedUntil).toBe(later);
  await answer(id, 'For want of a connection', { snoozeUntil: inMinutes(-5) });
  await until(() => mailsWith('For want of a connection').length === 1, 'it goes all the same');
  const both = answer(id, 'Both', { snoozeUntil: then, resolve: true });
  await expect(both).rejects.toMatchObject({ type: 'invalid', more: { fields: [{ path: 'snoozeUntil' }] } });
  const early = answer(id, 'Early', { snoozeUntil: then, sendAt: inMinutes(600) });
  await expect(early).rejects.toMatchObject({ type: 'invalid', more: { fields: [{ path: 'snoozeUntil' }] } });
});

test('what the customer writes meanwhile keeps an answer back, what a machine writes does not', async () => {
  const { id, name } = await asked();
  const away = await asked();
  const { held } = await answer(id, 'As promised', { sendAt: inMinutes(60) });
  await answer(away.id, 'To the absent', { sendAt: inMinutes(60) });
  await customerWrites(company, { text: 'Never mind', name, channel: 'mail', thread: id });
  await customerWrites(company, { text: 'Away', name: away.name, channel: 'mail', thread: away.id, automatic: true });
  const kept = await until(async () => (await read(id)).held.find(({ state }) => state === 'stopped'), 'kept back');
  expect(kept.reason).toMatch(/customer wrote/);
  company.app.world.pass(61 * 60_000);
  await until(() => mailsWith('To the absent').length === 1, 'the other goes out');
  expect(mailsWith('As promised')).toEqual([]);
  const now = company.owner.call(outgoing.sendHeldNow, { id: held!.id });
  await expect(now).rejects.toMatchObject({ more: { code: 'moved-on' } });
  const newest = (await read(id)).items.find((item) => item.type === 'message');
  await company.owner.call(outgoing.sendHeldNow, { id: held!.id, seen: newest!.id });
  await until(() => mailsWith('As promised').length === 1, 'it goes out when somebody has read');
});

test('nobody speaks for the company after they have left it', async () => {
  const { id } = await asked();
  const { held } = await answer(id, 'From one who left', { sendAt: inMinutes(10) });
  const rawId = held!.id.slice(4);
  await company.app.owner.query('update desk.held_reply set author = gen_random_uuid() where id = $1', [rawId]);
  company.app.world.pass(11 * 60_000);
  const kept = await until(async () => (await read(id)).held.find(({ state }) => state === 'stopped'), 'kept back');
  expect(kept.reason).toMatch(/no longer a member/);
  await company.owner.call(outgoing.cancelHeld, { id: held!.id });
});

test('what failed, waits or perhaps did not arrive is sent once more, at once or never, under the same Message-ID', async () => {
  const { id } = await asked();
  const messageWith = async (text: string) =>
    (await read(id)).items.find((item) => item.type === 'message' && item.text === text) as Extract<
      Awaited<ReturnType<typeof read>>['items'][number],
      { type: 'message' }
    >;
  const reaches = (text: string, state: string) =>
    until(async () => (await messageWith(text))?.state === state, `${text} is ${state}`);

  sink.mood = 'hang-up';
  const before = sink.transferred;
  await answer(id, 'Cut off');
  await reaches('Cut off', 'uncertain');
  expect(sink.transferred).toBe(before + 1);
  sink.mood = { rcpt: 450 };
  await answer(id, 'Not now');
  await reaches('Not now', 'retrying');
  const waiting = await messageWith('Not now');
  expect(waiting).toMatchObject({ progress: { attempts: 1 }, stateReason: expect.stringMatching(/^450/) });
  expect(Date.parse(waiting.progress!.nextAt!)).toBeGreaterThan(company.app.world.now().getTime());
  await answer(id, 'Perhaps never');
  await reaches('Perhaps never', 'retrying');
  const { id: stopped } = await messageWith('Perhaps never');
  await company.owner.call(outgoing.giveUpMessage, { id: stopped });
  expect(await messageWith('Perhaps never')).toMatchObject({
    state: 'failed',
    stateReason: 'Given up by Ada Lovelace.',
  });

  sink.mood = 'take';
  await company.owner.call(outgoing.tryMessageNow, { id: waiting.id });
  await until(() => mailsWith('Not now').length === 1, 'the waiting one goes at once');
  const { id: cut } = await messageWith('Cut off');
  const twice = await Promise.all([
    company.owner.send(outgoing.resendMessage, { id: cut }),
    company.owner.send(outgoing.resendMessage, { id: cut }),
  ]);
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  await reaches('Cut off', 'sent');
  await company.owner.call(outgoing.resendMessage, { id: stopped });
  await reaches('Perhaps never', 'sent');
  expect(mailsWith('Cut off')).toHaveLength(1);
  expect(sink.transferred).toBe(before + 4);
  const { rows } = await company.app.owner.query(
    `select action from people.audit where action like 'message.%' order by at`,
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'message.give-up',
    'message.try-now',
    'message.resend',
    'message.resend',
  ]);
});

type Act = 'undo' | 'send now' | 'move' | 'press again' | 'customer writes' | 'time passes';

interface Waiting {
  id: string;
  name: string;
  text: string;
  held: string;
  version: number;
  press(): Promise<unknown>;
}

/** An answer that waits, before anything happens to it. */
async function waits(kind: 'undo' | 'scheduled'): Promise<Waiting> {
  const { id, name } = await asked();
  const text = `Raced ${crypto.randomUUID()}`;
  const when = kind === 'undo' ? { undoFor: 30 } : { sendAt: inMinutes(5) };
  const key = { 'idempotency-key': crypto.randomUUID() };
  const press = () => company.owner.call(contract.replyToConversation, { id, text, ...when }, key);
  const { held } = await press();
  return { id, name, text, held: held!.id, version: (await read(id)).held[0]!.version, press };
}

/** What happens to an answer, all at once: whoever comes first wins, and the others are told. Gives what became of it. */
async function race({ id, name, text, held, version, press }: Waiting, acts: Act[]): Promise<string> {
  const returned: string[] = [];
  const doing: Record<Act, () => Promise<unknown>> = {
    undo: async () => returned.push((await company.owner.call(outgoing.cancelHeld, { id: held })).text),
    'send now': () => company.owner.call(outgoing.sendHeldNow, { id: held }),
    move: () => company.owner.call(outgoing.changeHeld, { id: held, version, sendAt: inMinutes(9) }),
    'press again': press,
    'customer writes': () => customerWrites(company, { text: 'And?', name, channel: 'mail', thread: id }),
    'time passes': async () => company.app.world.pass(6 * 60_000),
  };
  await Promise.allSettled(acts.map((act) => doing[act]()));
  company.app.world.pass(10 * 60_000);
  const row = await until(async () => {
    const { rows } = await company.app.owner.query('select state, text from desk.held_reply where id = $1', [
      plainId('hld', held),
    ]);
    return rows[0].state !== 'held' && rows[0];
  }, 'nothing is left to the clock');
  const said = (await read(id)).items.filter((item) => item.type === 'message' && item.text === text);
  expect(said).toHaveLength(row.state === 'released' ? 1 : 0);
  if (row.state === 'released') await until(() => mailsWith(text).length > 0, 'it goes out');
  if (row.state === 'stopped') expect(row.text).toBe(text);
  expect(returned).toEqual(row.state === 'cancelled' ? [text] : []);
  expect(mailsWith(text)).toHaveLength(row.state === 'released' ? 1 : 0);
  return row.state;
}

test('however undo, clock, colleague and customer race, an answer goes once or comes back, and is never lost', async () => {
  const acts = fc.array(
    fc.constantFrom<Act>('undo', 'send now', 'move', 'press again', 'customer writes', 'time passes'),
    { minLength: 1, maxLength: 5 },
  );
  const cases = fc.array(fc.record({ kind: fc.constantFrom('undo' as const, 'scheduled' as const), acts }), {
    minLength: 8,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(cases, async (all) => {
      // The clock is everybody's: it moves only once all of them wait.
      const waiting = await Promise.all(all.map(({ kind }) => waits(kind)));
      const ends = await Promise.all(waiting.map((each, at) => race(each, all[at]!.acts)));
      for (const end of ends) expect(['released', 'stopped', 'cancelled']).toContain(end);
    }),
    { numRuns: 1, endOnFailure: true },
  );
});
