import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { plainId } from '#core/contract/codecs.ts';
import * as arrange from '#core/contract/arrange.ts';
import * as desk from '#core/contract/desk.ts';
import * as marks from '#core/contract/marks.ts';
import * as outgoing from '#core/contract/outgoing.ts';
import * as people from '#core/contract/people.ts';
import { searchConversations } from '#core/contract/search.ts';
import * as sight from '#core/contract/sight.ts';
import { createStatus } from '#core/contract/statuses.ts';
import * as teams from '#core/contract/teams.ts';
import type { Role } from '#core/people/permissions.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

// What somebody of a limited sight could find out by asking cleverly: piece by piece, through the history, by what others wrote.

let company: TestCompany;
let omar: Client & { user: string };
let cora: Client & { user: string };
let team: string;
type Written = Awaited<ReturnType<typeof customerWrites>>;
let near: Written;
let far: Written;

const call: Client['call'] = (...given) => company.owner.call(...given);
const read = (id: string) => call(desk.readConversation, { id });

async function join(name: string, role: Role) {
  const { link } = await call(people.invite, { role });
  const made = client(company.app.url);
  const { user } = await made.call(people.acceptInvitation, {
    token: new URL(link).searchParams.get('token') ?? '',
    name,
    email: `${name.toLowerCase()}@partner.example`,
    password: 'correct horse battery',
  });
  return { ...made, user: user.id };
}

async function give({ thread }: Written, to: string | null): Promise<void> {
  const { version } = await read(thread);
  await call(sight.giveConversationToTeam, { id: thread, team: to, version });
}

beforeAll(async () => {
  company = await testCompany();
  [omar, cora] = [await join('Omar', 'outsourced'), await join('Cora', 'contributor')];
  const file = { bytes: Buffer.from('x') };
  near = await customerWrites(company, {
    name: 'Bea Quill',
    text: 'The lamp hums. Call +49 151 2345678 or write to bea.wren@heron.example, please',
    files: [
      { ...file, name: 'mail.msg', type: 'application/vnd.ms-outlook' },
      { ...file, name: 'heads', type: 'text/rfc822-headers' },
    ],
  });
  far = await customerWrites(company, { name: 'Quentin Foreign', text: 'Where is my xylophone?' });
  for (const { thread } of [near, far]) await until(() => read(thread).catch(() => undefined), 'the conversation');
  ({ id: team } = await call(teams.createTeam, { name: 'Night shift', outsourced: true, people: [omar.user] }));
  await give(near, team);
  await call(sight.askIntoConversation, { id: near.thread, people: [cora.user] });
}, 120_000);

const hits = async (who: Client, q: string) => (await who.call(searchConversations, { q })).items;

test('no piece of a masked address or number is found, and none is shown beside what is', async () => {
  expect(await hits(company.owner, 'wren')).toHaveLength(1);
  for (const q of [
    'wren',
    'heron',
    'wre',
    '151',
    '2345',
    '234567',
    'lamp wren',
    'lamp heron',
    '"bea wren"',
    'customers',
  ])
    expect([q, await hits(omar, q)]).toEqual([q, []]);
  for (const q of ['lamp -wren', 'lamp -nothing']) expect([q, await hits(omar, q)]).toEqual([q, []]);
  for (const q of ['lamp', 'please', 'example', 'write', 'Bea', 'lam hums']) {
    const found = await hits(omar, q);
    expect([q, found.length]).toEqual([q, 1]);
    const shown = found[0]!.found.text.map(({ text }) => text).join('');
    expect(shown).not.toMatch(/wren|heron|151|234/);
    expect(JSON.stringify(found)).not.toMatch(/wren|heron|@customers|bea\.quill/);
  }
  expect(await hits(cora, 'wren')).toHaveLength(1);
});

test('mails in other forms are not opened by who sees customers masked', async () => {
  const item = (await read(near.thread)).items.find((each) => each.type === 'message');
  const files = item?.type === 'message' ? item.files : [];
  expect(files).toHaveLength(2);
  for (const { id } of files) {
    const path = `/api/v1/messages/${near.message}/files/${id}`;
    expect([(await omar.fetch(path)).status, (await cora.fetch(path)).status]).toEqual([403, 200]);
  }
});

test('an answer of a colleague that is taken back is masked, one’s own is not', async () => {
  const text = 'We rang +49 151 2345678 and wrote to bea.wren@heron.example';
  const waiting = async (who: Client) => {
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const { held } = await who.call(desk.replyToConversation, { id: near.thread, text, sendAt });
    return omar.call(outgoing.cancelHeld, { id: held!.id });
  };
  expect((await waiting(company.owner)).text).not.toMatch(/wren|heron|234567/);
  expect((await waiting(omar)).text).toBe(text);
});

test('the history names no conversation that is not seen', async () => {
  const mail = { name: 'Bea Quill', channel: 'mail' } as const;
  const first = await customerWrites(company, { ...mail, text: 'A first thing' });
  const { thread: id, message } = await customerWrites(company, { ...mail, text: 'Another', thread: first.thread });
  await until(() => read(id).catch(() => undefined), 'the conversation');
  await give(first, team);
  await call(sight.askIntoConversation, { id, people: [cora.user] });
  await call(arrange.splitConversation, { id, message, version: (await read(id)).version });
  for (const who of [company.owner, omar, cora]) {
    const { items } = await who.call(desk.readConversation, { id });
    const told = items.flatMap((each) => (each.type === 'change' && each.what === 'split-off' ? [each.detail] : []));
    expect(told).toEqual([who === company.owner ? '' : 'another conversation']);
  }
});

test('who followed what has gone hears nothing of it any more', async () => {
  await omar.call(marks.followConversation, { id: near.thread, following: true });
  await give(near, null);
  const cut = new AbortController();
  onTestFinished(() => cut.abort());
  const { body } = await fetch(`${company.app.url}/api/v1/live`, {
    headers: { accept: 'text/event-stream', cookie: omar.cookie() },
    signal: cut.signal,
  });
  const heard = { text: '' };
  void (async () => {
    for await (const text of body!.pipeThrough(new TextDecoderStream())) heard.text += text;
  })().catch(() => undefined);
  await until(() => heard.text.includes('event: ready'), 'the stream is ready');
  await customerWrites(company, { name: 'Bea Quill', text: 'Still there?', thread: near.thread });
  const notices = () =>
    company.app.owner.query('select 1 from desk.notice where person = $1 and what = $2', [
      plainId('usr', omar.user),
      'message.received',
    ]);
  await until(async () => (await notices()).rows.length > 0 || undefined, 'the notice');
  // What comes after the notice on the same stream: words of the company, and their own team.
  await call(createStatus, { name: 'With the carrier', category: 'on-hold' });
  const { items } = await call(teams.listTeams, {});
  const { version } = items.find(({ id }) => id === team)!;
  await call(teams.changeTeam, { id: team, name: 'Late shift', version });
  await until(() => heard.text.includes('team.changed'), 'what came after it');
  expect(heard.text).toContain('status.changed');
  expect(heard.text).not.toContain('notice.given');
  expect(heard.text).not.toContain('message.received');
});
