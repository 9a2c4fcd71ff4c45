import { beforeAll, expect, test } from 'vitest';
import {
  mergeConversation,
  moveConversationMessage,
  splitConversation,
  undoArrangement,
} from '#core/contract/arrange.ts';
import { openRecovery } from '#core/contract/care.ts';
import * as causes from '#core/contract/causes.ts';
import { plainId } from '#core/contract/codecs.ts';
import { eraseCustomerForGood } from '#core/contract/customers.ts';
import { readConversation, replyToConversation } from '#core/contract/desk.ts';
import { changeRetention } from '#core/contract/retention.ts';
import { listNamed, tellEveryone, writeLetter } from '#core/contract/telling.ts';
import { linkVerbatim, listVerbatims } from '#core/contract/verbatims.ts';
import type { Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: Client['call'] = (...given) => company.owner.call(...given);
const refused = (work: Promise<unknown>) => work.catch((error: unknown) => error);
const query = (text: string, ...values: unknown[]) => company.app.owner.query(text, values);
const pass = (milliseconds: number) => company.app.world.pass(milliseconds);

async function writes(name: string, text: string, thread?: string) {
  const written = await customerWrites(company, {
    text,
    name,
    channel: 'mail',
    ...(thread === undefined ? {} : { thread }),
  });
  await until(() => call(readConversation, { id: written.thread }).catch(() => undefined), 'the conversation');
  return written;
}
const versionOf = async (id: string) => (await call(readConversation, { id })).version;

async function cause() {
  const { id, name, version } = await call(causes.createCause, { name: fresh('Cartons tear') });
  const rest = { id, name, team: null, reason: '', did: 'New cartons.' };
  const to = async (state: 'fixed' | 'being-fixed', more: { version?: number; did?: string } = {}) =>
    call(causes.changeCause, { ...rest, state, version: (await call(causes.readCause, { id })).version, ...more });
  return { id, version, to };
}
const wordsOf = async (id: string) => (await call(listVerbatims, { id })).items;
const standing = async (id: string, message: string) =>
  (await wordsOf(id)).find((each) => each.message === message)?.conversation;
const stands = (id: string, message: string, conversation: string) =>
  until(async () => (await standing(id, message)) === conversation, 'the words stand where their message stands');

test('words that are linked go where their message goes and back, and stay theirs who said them', async () => {
  const { id } = await cause();
  const [ann, ben] = [fresh('Ann Moved'), fresh('Ben Other')];
  const from = await writes(ann, 'The carton was torn');
  const second = await writes(ann, 'And wet', from.thread);
  const to = await writes(ben, 'Where is my parcel?');
  await call(linkVerbatim, { id, message: second.message, named: true });
  const split = await call(splitConversation, {
    id: from.thread,
    message: second.message,
    version: await versionOf(from.thread),
  });
  const apart = (await call(readConversation, { id: split.conversation.id })).items.some(
    (item) => item.type === 'message' && item.id === second.message,
  )
    ? split.conversation.id
    : split.other.id;
  await stands(id, second.message, apart);
  await call(undoArrangement, { id: split.arrangement });
  await stands(id, second.message, from.thread);
  const other = { to: to.thread, otherCustomer: true };
  const moved = await call(moveConversationMessage, {
    ...other,
    id: from.thread,
    message: second.message,
    version: await versionOf(from.thread),
  });
  await stands(id, second.message, to.thread);
  await call(linkVerbatim, { id, message: second.message, named: false });
  await call(linkVerbatim, { id, message: second.message, named: true });
  expect(await wordsOf(id)).toMatchObject([{ customer: { id: from.customer }, words: 'And wet' }]);
  await call(undoArrangement, { id: moved.arrangement });
  await stands(id, second.message, from.thread);
  await call(mergeConversation, {
    id: from.thread,
    into: to.thread,
    version: await versionOf(from.thread),
    otherCustomer: true,
  });
  await stands(id, second.message, to.thread);
  await call(linkVerbatim, { id, message: to.message, named: true });
  await until(async () => (await call(causes.readCause, { id })).verbatims.customers === 2, 'each is counted');
  await call(eraseCustomerForGood, { id: from.customer });
  await until(async () => (await wordsOf(id)).length === 1, 'the words of whoever is erased are gone');
  expect(await wordsOf(id)).toMatchObject([{ words: 'Where is my parcel?', customer: { id: to.customer } }]);
});

test('a cause that is fixed twice was fixed once; said by mistake and put back it was fixed all the time', async () => {
  const { version, to } = await cause();
  const first = await to('fixed', { version });
  pass(day);
  expect(await refused(to('fixed', { version }))).toMatchObject({ type: 'conflict' });
  expect(await to('fixed')).toMatchObject({ fixedAt: first.fixedAt, state: 'fixed' });
  await to('being-fixed');
  pass(5 * minute);
  expect(await to('fixed')).toMatchObject({ fixedAt: first.fixedAt });
  expect(await to('being-fixed')).toMatchObject({ fixedAt: null, stopped: null });
  pass(11 * minute);
  const anew = await to('fixed');
  expect(Date.parse(anew.fixedAt!) - Date.parse(first.fixedAt!)).toBeGreaterThan(day);
});

test('who names a cause again after they were told is told again once it is fixed anew, with words of that time', async () => {
  const { id, to } = await cause();
  const name = fresh('Nora Anew');
  const { thread, customer } = await writes(name, 'The carton was torn');
  const complain = async () => {
    const { id: recovery } = await call(openRecovery, { id: thread, words: 'Torn' });
    await call(causes.nameCause, { id: recovery, cause: id, named: true });
    return recovery;
  };
  await call(replyToConversation, { id: thread, text: 'I am sorry.', resolve: true });
  const recovery = await complain();
  await to('fixed');
  const [{ version } = { version: -1 }] = (await call(listNamed, { id })).items;
  await call(writeLetter, { id, customer, words: 'Mended, Nora.', version });
  const told = async () => {
    await call(tellEveryone, { id, perHour: 3600 });
    pass(2 * minute);
    await until(async () => (await call(causes.readCause, { id })).counts.told === 1, 'they are told');
  };
  await told();
  expect(await refused(call(tellEveryone, { id }))).toMatchObject({ more: { code: 'nobody' } });
  // Their case is settled, and it happens to them once more.
  await query(
    `update care.recovery set state = 'closed', outcome = 'won-back', closed_at = $2 where id = $1`,
    plainId('rec', recovery),
    company.app.world.now(),
  );
  pass(day);
  await complain();
  expect((await call(causes.readCause, { id })).counts).toMatchObject({ people: 1, told: 1, toTell: 0 });
  await to('being-fixed');
  pass(day);
  await to('fixed', { did: 'Thicker cartons.' });
  expect((await call(listNamed, { id })).items).toMatchObject([{ state: 'to-tell' }]);
  await told();
  const said = (await call(readConversation, { id: thread })).items.flatMap((item) =>
    item.type === 'message' ? [item.text] : [],
  );
  expect(said.filter((text) => text.includes('Mended, Nora.'))).toHaveLength(1);
  expect(said.filter((text) => text.includes('Thicker cartons.'))).toHaveLength(1);
});

test('whether it stopped is told after six weeks, however the clock goes, and only of days in which cases were kept', async () => {
  const { id, to } = await cause();
  const { rows } = await query(
    `select min(opened_at) as first from care.recovery where workspace = $1`,
    company.workspace,
  );
  const first: Date = rows[0].first ?? company.app.world.now();
  const fixed = await to('fixed');
  const fixedAt = new Date(fixed.fixedAt!).getTime();
  // As many a day after as before, of the days in which there were cases.
  const kept = Math.min(42, Math.max(10, (fixedAt - first.getTime()) / day));
  if (fixedAt - first.getTime() < 10 * day) await opened(id, fixedAt - kept * day, 1);
  await opened(id, fixedAt - (kept / 2) * day, Math.round(kept));
  const read = async () => (await call(causes.readCause, { id })).stopped!;
  expect(await read()).toMatchObject({ over: false, after: 0, daysSince: 0 });
  pass(-3 * day);
  expect(await read()).toMatchObject({ over: false, daysSince: 0 });
  pass(3 * day + 41 * day);
  expect(await read()).toMatchObject({ over: false, daysSince: 41 });
  await opened(id, fixedAt + 20 * day, 42);
  await opened(id, fixedAt + 43 * day, 30);
  pass(10 * day);
  const { over, verdict, after, ratio } = await read();
  expect({ over, verdict, after }).toEqual({ over: true, verdict: 'no-change', after: 42 });
  expect(ratio!.value).toBeGreaterThan(0.8);
  expect(ratio!.value).toBeLessThan(1.25);
});

/** So many cases that name a cause, opened then. */
async function opened(id: string, at: number, count: number): Promise<void> {
  await query(
    `with made as (insert into care.recovery (workspace, customer, touchpoint, channel, state, opened_at, due_at)
       select $1, gen_random_uuid(), 'store', 'survey', 'open', $3, $3 from generate_series(1, $4) returning id)
     insert into care.named (workspace, cause, recovery, by_name, at) select $1, $2, id, 'Ada', $3 from made`,
    company.workspace,
    plainId('cau', id),
    new Date(at),
    count,
  );
}

test('words go with the interactions that tell of them, and leave nothing that is counted', async () => {
  const { id } = await cause();
  const name = fresh('Olga Old');
  const { message, thread } = await writes(name, 'The carton was torn');
  await call(linkVerbatim, { id, message, named: true });
  pass(40 * day);
  const young = await writes(name, 'Torn again', thread);
  await call(linkVerbatim, { id, message: young.message, named: true });
  await call(changeRetention, { rules: [{ kind: 'message.received', months: 1 }] });
  pass(day + minute);
  await until(async () => (await call(causes.readCause, { id })).verbatims.texts === 1, 'the old words are gone');
  await call(changeRetention, { rules: [] });
  expect(await wordsOf(id)).toMatchObject([{ words: 'Torn again', message: young.message }]);
  const left = await query(`select 1 from care.verbatim where message = $1`, plainId('msg', message));
  expect(left.rows).toEqual([]);
});
