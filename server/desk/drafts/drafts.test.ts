import { beforeAll, expect, test } from 'vitest';
import { mergeConversation } from '#core/contract/arrange.ts';
import { plainId } from '#core/contract/codecs.ts';
import * as contract from '#core/contract/desk.ts';
import { saveDraft } from '#core/contract/drafts.ts';
import { acceptInvitation, invite, listMembers, removeMember } from '#core/contract/people.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { systemActor } from '#platform';
import { merge } from '../arrange/act.ts';

let company: TestCompany;
let ben: Client;
beforeAll(async () => {
  company = await testCompany();
  const { link } = await company.owner.call(invite, { role: 'agent' });
  ben = client(company.app.url);
  const token = new URL(link).searchParams.get('token')!;
  const person = { name: 'Ben Brandt', email: 'ben@example.com', password: 'another horse battery' };
  await ben.call(acceptInvitation, { token, ...person });
});

const blank = {
  mode: 'reply' as const,
  reply: '',
  note: '',
  uploads: [],
  seen: null,
  sender: null,
  signed: true,
  anyway: false,
};
const begun = async (text: string, channel: 'mail' | 'chat' = 'mail') => {
  const { thread } = await customerWrites(company, { text, name: 'Dora Draft', channel });
  return until(() => ben.call(contract.readConversation, { id: thread }).catch(() => undefined), 'the conversation');
};

test('what one writes is kept on the server, survives a change of owner and a merge, and goes when it is sent', async () => {
  const { owner } = company;
  const { id, version } = await begun('First matter');
  const other = await begun('Second matter');
  const file = await ben.fetch('/api/v1/uploads?name=label.txt', { method: 'POST', body: 'a label' });
  const { id: upload } = (await file.json()) as { id: string };
  const uploads = [{ id: upload, name: 'label.txt', type: 'text/plain', size: 7 }];
  const first = await ben.call(saveDraft, { id, content: { ...blank, reply: 'Here', uploads }, base: 0 });
  expect(first).toMatchObject({ saved: true, version: 1 });
  const late = await ben.call(saveDraft, { id, content: { ...blank, reply: 'Elsewhere' }, base: 0 });
  expect(late).toMatchObject({ saved: false, version: 1, content: { reply: 'Here' } });
  await ben.call(saveDraft, { id: other.id, content: { ...blank, reply: 'Also', note: 'Ask Ada' }, base: 0 });

  const ada = (await owner.call(listMembers, {})).items.find(({ name }) => name === 'Ada Lovelace')!.user;
  await owner.call(contract.assignConversation, { id, assignee: ada, version });
  const seen = await owner.call(contract.readConversation, { id });
  expect(seen).toMatchObject({ draft: { version: 0, content: null }, drafting: [{ name: 'Ben Brandt' }] });
  expect(JSON.stringify(seen)).not.toContain('"Here"');

  await owner.call(mergeConversation, { id: other.id, into: id, version: other.version, otherCustomer: true });
  const joined = (await ben.call(contract.readConversation, { id: other.id })).draft;
  expect(joined).toMatchObject({ content: { reply: 'Here\n\nAlso', note: 'Ask Ada', uploads } });

  const { id: chat } = await begun('In a chat', 'chat');
  await ben.call(saveDraft, { id, content: { ...blank, note: 'Ask Ada' }, base: joined.version });
  await ben.call(saveDraft, { id: chat, content: { ...blank, reply: 'Here', note: 'Ask Ada', uploads }, base: 0 });
  await ben.call(contract.replyToConversation, { id: chat, text: 'Here you are', uploads: [upload] });
  const left = await ben.call(contract.readConversation, { id: chat });
  expect(left.draft.content).toMatchObject({ reply: '', note: 'Ask Ada', uploads: [] });
  await ben.call(contract.noteOnConversation, { id: chat, text: 'Ask Ada' });
  expect(await ben.call(contract.readConversation, { id: chat })).toMatchObject({
    draft: { content: null },
    drafting: [],
  });
});

test('what is saved while its conversation is put into another goes along', async () => {
  const [source, target] = [await begun('The same again'), await begun('A matter')];
  const { app, owner } = company.app;
  const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  let saving: Promise<unknown> | undefined;
  await app.database.inWorkspace(company.workspace, async (tx) => {
    const ids = { id: plainId('cnv', source.id)!, into: plainId('cnv', target.id)! };
    await merge(tx, { ...ids, otherCustomer: true }, systemActor(company.workspace));
    saving = ben.call(saveDraft, { id: source.id, content: { ...blank, reply: 'Just now' }, base: 0 });
    await until(async () => (await owner.query(waits)).rowCount === 1, 'it waits');
  });
  await saving;
  const { draft } = await ben.call(contract.readConversation, { id: target.id });
  expect(draft.content).toMatchObject({ reply: 'Just now' });
});

test('a draft goes with whoever wrote it', async () => {
  const { owner, app } = company;
  const { id } = await begun('Third matter');
  await ben.call(saveDraft, { id, content: { ...blank, note: 'Mine' }, base: 0 });
  const user = (await owner.call(listMembers, {})).items.find(({ name }) => name === 'Ben Brandt')!.user;
  await owner.call(removeMember, { id: user });
  const rows = async () =>
    (await app.owner.query('select 1 from desk.draft where person = $1', [plainId('usr', user)])).rows;
  expect(await until(async () => (await rows()).length === 0, 'it is gone')).toBe(true);
});
