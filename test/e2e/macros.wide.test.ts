import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCannedReply, listCannedReplies } from '#core/contract/canned.ts';
import { readConversation, resolveConversation } from '#core/contract/desk.ts';
import * as macros from '#core/contract/macros.ts';
import { createTag, tagConversation } from '#core/contract/marks.ts';
import { changeWriting } from '#core/contract/outgoing.ts';
import { asksByMail, mailboxSendingTo } from '#test/answers-stage.ts';
import { axe } from '#test/browser.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerBox, deskStage, log } from './desk-stage.ts';

const { company, consoleAt, answersIn, colleague, someoneWrites } = await deskStage();
const { owner } = company;
let sink: SmtpSink;
let late: string;
let usual: string;

beforeAll(async () => {
  sink = await smtpSink();
  await mailboxSendingTo(sink, company);
  await owner.call(changeWriting, { undoSeconds: 30, signature: '' });
  late = (await owner.call(createTag, { name: 'late' })).id;
  usual = (await owner.call(macros.createMacro, { title: 'Late parcel', answer, steps: stepsWith(late) })).id;
});
afterAll(() => sink.stop());

const answer = 'Dear {{ customer.firstName }}, your parcel {{ conversation.number }} comes tomorrow.';
const stepsWith = (tag: string) => [
  { kind: 'assign' as const, assignee: 'me' as const },
  { kind: 'tag' as const, add: [tag] },
  { kind: 'prioritise' as const, priority: 'high' as const },
  { kind: 'snooze' as const, amount: 2, unit: 'days' as const },
];
const read = (id: string) => owner.call(readConversation, { id });
const run = async (id: string, macro: string, more = {}) =>
  owner.call(macros.runMacro, { id, macro, version: (await read(id)).version, ...more });
const mailsWith = (words: string) => sink.mails.filter(({ text }) => text.includes(words));

test('all of a macro is done at once, the snooze when its answer goes, and taken back as one', async () => {
  const id = await asksByMail(company, 'Mia Macro');
  const { run: done } = await run(id, usual, { undoFor: 30 });
  expect(await read(id)).toMatchObject({
    priority: 'high',
    tags: [{ name: 'late' }],
    assignee: { name: 'Ada Lovelace' },
    snoozedUntil: null,
    held: [{ text: expect.stringMatching(/^Dear Mia, your parcel \d+ comes/) }],
  });
  await owner.call(macros.undoMacro, { id: done.id });
  const before = { priority: 'normal', tags: [], assignee: null, held: [] };
  expect(await read(id)).toMatchObject(before);
  await expect(owner.call(macros.undoMacro, { id: done.id })).rejects.toMatchObject({ type: 'refused' });
  await run(id, usual, { undoFor: 30 });
  company.app.world.pass(31_000);
  const { number } = await read(id);
  await until(() => mailsWith(`Dear Mia, your parcel ${number} comes`).length === 1, 'the answer goes');
  const snoozed = await until(async () => (await read(id)).snoozedUntil, 'it is put off');
  expect(new Date(snoozed).getTime()).toBeGreaterThan(company.app.world.now().getTime() + 86_400_000);
});

test('texts with marks keep them in mails and go plainly in chats; what nothing marks is plain', async () => {
  const text = '**Hello** {{ customer.firstName }}, it is done.';
  const { id: canned } = await owner.call(createCannedReply, { title: fresh('Done'), text, marked: true });
  const plain = await owner.call(createCannedReply, {
    title: fresh('Plain'),
    text: 'As it stands \\* here',
    marked: true,
  });
  expect(plain).toMatchObject({ text: 'As it stands * here', marked: false });
  const { id: macro } = await owner.call(macros.createMacro, {
    title: fresh('Marks'),
    answer: text,
    marked: true,
    steps: [],
  });
  const mail = await asksByMail(company, `Mia* ${fresh('Star')}`);
  const { items } = await owner.call(listCannedReplies, { conversation: mail });
  expect(items.find(({ id }) => id === canned)).toMatchObject({
    filled: '**Hello** Mia\\*, it is done.',
    marked: true,
  });
  await run(mail, macro, { undoFor: 30 });
  expect((await read(mail)).held).toMatchObject([{ text: '**Hello** Mia\\*, it is done.' }]);
  const chat = await someoneWrites(`Kim ${fresh('Chat')}`, 'Is it done?');
  await run(chat, macro);
  expect(await answersIn(chat)).toEqual(['Hello Kim, it is done.']);
});

test('what cannot be done leaves everything as it was, and says which step', async () => {
  const id = await asksByMail(company, 'Nils Nothing');
  const { id: old } = await owner.call(createTag, { name: fresh('old') });
  const { id: macro } = await owner.call(macros.createMacro, {
    title: 'Broken',
    answer: null,
    steps: [
      { kind: 'prioritise', priority: 'urgent' },
      { kind: 'tag', add: [old] },
    ],
  });
  await company.app.owner.query('delete from desk.tag where name = any($1)', [['old', 'old2', 'old3']]);
  const broken = run(id, macro);
  await expect(broken).rejects.toMatchObject({ type: 'refused', more: { fields: [{ path: 'steps.1' }] } });
  await expect(broken).rejects.toThrow(/Nothing was done/);
  expect(await read(id)).toMatchObject({ priority: 'normal', tags: [] });
  const stranger = await asksByMail(company, 'Unnamed');
  await company.app.owner.query('update customers.customer set first_name = null');
  await expect(run(stranger, usual)).rejects.toMatchObject({ more: { code: 'unfilled' } });
  expect(await read(stranger)).toMatchObject({ priority: 'normal', tags: [], held: [] });
  const both = { title: 'Both', answer: null, steps: [{ kind: 'resolve' as const }, ...stepsWith(late)] };
  await expect(owner.call(macros.createMacro, both)).rejects.toMatchObject({ type: 'invalid' });
  await expect(owner.call(macros.createMacro, { ...both, steps: [] })).rejects.toMatchObject({ type: 'invalid' });
});

test('one’s own are one’s own, those of the company are for who may edit them, and a way back ends with the next change', async () => {
  const ben = await colleague('Ben Agent');
  const settle = { title: 'Settle', answer: null, steps: [{ kind: 'resolve' as const }] };
  await expect(ben.call(macros.createMacro, settle)).rejects.toMatchObject({ type: 'forbidden' });
  const own = await ben.call(macros.createMacro, { ...settle, own: true });
  expect((await owner.call(macros.listMacros, {})).items.map(({ title }) => title)).not.toContain('Settle');
  const id = await someoneWrites('Otto', 'Thanks!');
  await expect(run(id, own.id)).rejects.toMatchObject({ type: 'not-found' });
  const { version } = await read(id);
  const { run: done } = await ben.call(macros.runMacro, { id, macro: own.id, version });
  expect(await read(id)).toMatchObject({ status: 'resolved' });
  await expect(owner.call(macros.undoMacro, { id: done.id })).rejects.toMatchObject({ type: 'not-found' });
  await ben.call(macros.undoMacro, { id: done.id });
  const open = await read(id);
  expect(open).toMatchObject({ status: 'open' });
  expect(open.waitingSince).not.toBeNull();
  const again = await ben.call(macros.runMacro, { id, macro: own.id, version: open.version });
  await owner.call(tagConversation, { id, version: (await read(id)).version, tags: [late] });
  const moved = ben.call(macros.undoMacro, { id: again.run.id });
  await expect(moved).rejects.toMatchObject({ type: 'conflict' });
  await expect(owner.call(resolveConversation, { id, version })).rejects.toMatchObject({ type: 'conflict' });
});

test('a macro is made in the settings, looked at before it runs, and taken back', async () => {
  const title = fresh('Say sorry');
  const page = await consoleAt('/settings/macros');
  await page.getByRole('button', { name: 'Make one' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
  await dialog.getByRole('textbox', { name: 'Answer' }).fill('Sorry about that, {{ customer.firstName }}.');
  await dialog.getByRole('combobox', { name: 'Priority' }).click();
  await page.getByRole('option', { name: 'Urgent' }).click();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Answer · Priority: urgent').first().waitFor();
  expect(await axe(page)).toEqual([]);

  await page.goto(`${company.app.url}/inbox/${await asksByMail(company, 'Paula Patient')}`);
  await answerBox(page).focus();
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: 'Search canned replies' }).fill(title.toLowerCase());
  await page.getByRole('option', { name: title }).click();
  await dialog.getByRole('textbox', { name: 'The answer' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Send and run it' }).click();
  await log(page).getByText('Sorry about that, Paula.').waitFor();
  await page.getByRole('button', { name: /Priority: urgent|Urgent/ }).waitFor();
  await page.getByText(`“${title}” is done`).waitFor();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await log(page).getByText('Sorry about that, Paula.').waitFor({ state: 'detached' });
  expect(mailsWith('Sorry about that')).toEqual([]);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search' });
  await palette.getByRole('textbox').fill(`macro ${title}`);
  await palette.getByText(`Macro: ${title}`).first().click();
  await dialog.getByRole('button', { name: 'Send and run it' }).waitFor();
  await page.close();
});
