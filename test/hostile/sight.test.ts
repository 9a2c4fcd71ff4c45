import { beforeAll, expect, onTestFinished, test } from 'vitest';
import * as bulk from '#core/contract/bulk.ts';
import { changeRecovery, listRecoveries, noteOnRecovery, openRecovery, readRecovery } from '#core/contract/care.ts';
import { changeCause, createCause, listCauses, nameCause } from '#core/contract/causes.ts';
import { plainId } from '#core/contract/codecs.ts';
import { listCustomers } from '#core/contract/customers.ts';
import * as desk from '#core/contract/desk.ts';
import { countConversations } from '#core/contract/counts.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { saveDraft } from '#core/contract/drafts.ts';
import { linkConversations, listLinks } from '#core/contract/links.ts';
import * as marks from '#core/contract/marks.ts';
import { readOwnFigures } from '#core/contract/own-figures.ts';
import * as people from '#core/contract/people.ts';
import { searchConversations } from '#core/contract/search.ts';
import * as sight from '#core/contract/sight.ts';
import * as teams from '#core/contract/teams.ts';
import { createTouchpoint } from '#core/contract/touchpoints.ts';
import type { Role } from '#core/people/permissions.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { operationsOf, someValue, type Operation } from './contract-walk.ts';

// Somebody who works from outside sees their team's queue with customers masked, a contributor what they were asked into: through no
// door anything else.

let company: TestCompany;
let omar: Person;
let cora: Person;
let operations: Operation[];
/** In the queue of Omar's team, and Cora was asked into it; and one that neither has to do with. */
let theirs: Written;
let foreign: Written;
let team: string;
let nearCase: WireOutputOf<typeof openRecovery>;
let farCase: WireOutputOf<typeof openRecovery>;
let farCause: WireOutputOf<typeof createCause>;

type Person = Client & { user: string };
type Written = Awaited<ReturnType<typeof customerWrites>>;

const call: Client['call'] = (...given) => company.owner.call(...given);
const foreignWords = /xylophone|Quentin|Foreign/;
const address = /ann\.near@|\+49 151 2345678/;

async function join(name: string, role: Role): Promise<Person> {
  const { link } = await call(people.invite, { role });
  const made = client(company.app.url);
  const token = new URL(link).searchParams.get('token') ?? '';
  const { user } = await made.call(people.acceptInvitation, {
    token,
    name,
    email: `${name.toLowerCase()}@partner.example`,
    password: 'correct horse battery',
  });
  return { ...made, user: user.id };
}

const refused = (work: Promise<unknown>) => work.catch((error: unknown) => error);
const read = (id: string) => call(desk.readConversation, { id });

beforeAll(async () => {
  company = await testCompany();
  [omar, cora] = [await join('Omar', 'outsourced'), await join('Cora', 'contributor')];
  operations = await operationsOf(company.app.url);
  const file = { bytes: Buffer.from('x'), type: 'text/plain' };
  theirs = await customerWrites(company, {
    name: 'Ann Near',
    text: 'Call me: +49 151 2345678 or ann.near@customers.example, about my lamp',
    files: [
      { ...file, name: 'from ann.near@customers.example.txt' },
      { ...file, name: 'mail.eml' },
    ],
  });
  foreign = await customerWrites(company, {
    name: 'Quentin Foreign',
    text: 'Where is my xylophone?',
    files: [{ ...file, name: 'xylophone.txt' }],
  });
  for (const { thread } of [theirs, foreign])
    await until(() => read(thread).catch(() => undefined), 'the conversation');
  await call(desk.noteOnConversation, { id: foreign.thread, text: 'Quentin is angry about the xylophone' });
  ({ id: team } = await call(teams.createTeam, { name: 'Night shift', outsourced: true, people: [omar.user] }));
  const { version } = await read(theirs.thread);
  await call(sight.giveConversationToTeam, { id: theirs.thread, team, version });
  await call(sight.askIntoConversation, { id: theirs.thread, people: [cora.user] });
  [nearCase, farCase] = [
    await call(openRecovery, { id: theirs.thread, words: 'The lamp is dark' }),
    await call(openRecovery, { id: foreign.thread, words: 'No xylophone' }),
  ];
  farCause = await call(createCause, { name: 'Foreign xylophones' });
  await call(nameCause, { id: farCase.id, cause: farCause.id, named: true });
}, 120_000);

const both = () => [omar, cora];

test('lists, numbers and search show what one has to do with', async () => {
  for (const who of both()) {
    for (const view of ['open', 'unassigned'] as const)
      expect((await who.call(desk.listConversations, { view })).items.map(({ id }) => id)).toEqual([theirs.thread]);
    expect(await who.call(countConversations, {})).toMatchObject({ open: 1, unassigned: 1, waiting: 1, mine: 0 });
    expect((await who.call(sight.countTeams, {})).items).toEqual([{ team, open: 1, waiting: 1 }]);
    const ofOther = await who.call(desk.listConversations, { customer: foreign.customer });
    expect(ofOther.items).toEqual([]);
    for (const q of ['xylophone', 'xylophon', 'Quentin', 'in:anywhere', 'has:file', 'lamp']) {
      const found = await who.call(searchConversations, { q });
      expect([q, found.items.filter(({ id }) => id !== theirs.thread), found.instead]).toEqual([q, [], []]);
    }
    expect((await who.call(searchConversations, { q: 'lamp' })).items).toHaveLength(1);
    expect(await refused(who.call(listCustomers, {}))).toMatchObject({ type: 'forbidden' });
  }
});

test('an address is not found out by trying it', async () => {
  for (const q of ['ann.near@customers.example', '"+49 151 2345678"', '491512345678', 'from:ann', 'to:ann'])
    expect([q, (await omar.call(searchConversations, { q })).items]).toEqual([q, []]);
});

test('whatever can be read without naming a conversation holds nothing foreign, and nothing unmasked', async () => {
  const lists = operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'));
  expect(lists.length).toBeGreaterThan(40);
  for (const who of both())
    for (const { path } of lists) {
      const text = await (await who.fetch(path)).text();
      expect([path, foreignWords.exec(text)]).toEqual([path, null]);
      expect([path, text.includes(foreign.thread)]).toEqual([path, false]);
      if (who === omar) expect([path, address.exec(text)]).toEqual([path, null]);
    }
});

test('no door of a foreign conversation opens, whatever is done with it', async () => {
  const ids = new Map([
    ['cnv', foreign.thread],
    ['msg', foreign.message],
    ['cus', foreign.customer],
    ['rec', farCase.id],
    ['cau', farCause.id],
  ]);
  const doors = operations.filter(({ ids: names }) => [...names.values()].some((prefix) => ids.has(prefix)));
  expect(doors.length).toBeGreaterThan(30);
  const before = await read(foreign.thread);
  for (const who of both())
    for (const { method, path, ids: names, body } of doors) {
      const named = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        const prefix = names.get(name) ?? '';
        return ids.get(prefix) ?? `${prefix}_${'0'.repeat(32)}`;
      });
      const given = body === undefined ? {} : { body: JSON.stringify(someValue(body)) };
      const headers = body === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await who.fetch(named, { method, headers, ...given });
      expect([400, 403, 404], `${answer.status} ${method} ${path}`).toContain(answer.status);
      expect([path, foreignWords.exec(await answer.text())]).toEqual([path, null]);
    }
  expect(await read(foreign.thread)).toEqual(before);
});

test('files and layouts of a foreign message are closed; one’s own have masked names', async () => {
  const filesOf = async ({ thread, message }: Written) => {
    const { items } = await read(thread);
    const found = items.find((item) => item.type === 'message' && item.id === message);
    return found?.type === 'message' ? found.files : [];
  };
  const [far] = await filesOf(foreign);
  const [near, mail] = await filesOf(theirs);
  for (const who of both()) {
    expect((await who.fetch(`/api/v1/messages/${foreign.message}/files/${far!.id}`)).status).toBe(404);
    expect((await who.fetch(`/api/v1/messages/${theirs.message}/files/${far!.id}`)).status).toBe(404);
  }
  const named = async (who: Client) =>
    (await who.fetch(`/api/v1/messages/${theirs.message}/files/${near!.id}`)).headers.get('content-disposition');
  expect(await named(omar)).not.toMatch(/ann\.near|customers/);
  expect(await named(cora)).toMatch(/ann\.near/);
  const opened = async (who: Client) =>
    (await who.fetch(`/api/v1/messages/${theirs.message}/files/${mail!.id}`)).status;
  expect([await opened(omar), await opened(cora)]).toEqual([403, 200]);
  expect((await omar.fetch(`/api/v1/messages/${theirs.message}/html`)).status).toBe(403);
});

test('what one sees of a customer is masked from outside, and one’s own words are not', async () => {
  const content = {
    mode: 'reply' as const,
    reply: 'Write to help@acme.example or +49 30 1234567',
    note: '',
    uploads: [],
    seen: null,
    sender: null,
    signed: false,
    anyway: false,
  };
  await omar.call(saveDraft, { id: theirs.thread, content, base: 0 });
  const seen = await omar.call(desk.readConversation, { id: theirs.thread });
  expect(seen.draft.content?.reply).toBe(content.reply);
  const { draft: _, ...rest } = seen;
  expect(JSON.stringify(rest)).not.toMatch(address);
  expect(JSON.stringify(rest)).toMatch(/a••\.••••@•+\.example/);
  const open = await cora.call(desk.readConversation, { id: theirs.thread });
  expect(JSON.stringify(open)).toMatch(address);
  await omar.call(saveDraft, { id: theirs.thread, content: null, base: seen.draft.version + 1 }).catch(() => undefined);
});

test('many at once are one’s own', async () => {
  const conversations = [theirs.thread, foreign.thread];
  const ended = async (who: Client, of: object) => {
    const { id } = await who.call(bulk.startBulk, { act: { kind: 'follow', following: true }, of: of as never });
    return until(async () => {
      const now = await who.call(bulk.readBulk, { id });
      return now.state === 'done' ? now : undefined;
    }, 'it ended');
  };
  for (const who of both()) {
    expect(await ended(who, { conversations })).toMatchObject({ total: 1, leftOut: 0 });
    expect(await ended(who, { view: 'open' })).toMatchObject({ total: 1, leftOut: 0 });
  }
  const act = { kind: 'assign' as const, assignee: null };
  expect(await refused(cora.call(bulk.startBulk, { act, of: { conversations } }))).toMatchObject({ type: 'forbidden' });
});

test('nothing is given away from outside, and nothing is begun', async () => {
  const { version } = await read(theirs.thread);
  const owner = (await call(people.listMembers, {})).items.find(({ role }) => role === 'owner')!.user;
  const id = theirs.thread;
  expect(await refused(omar.call(desk.assignConversation, { id, assignee: owner, version }))).toMatchObject({
    more: { code: 'own-team-only' },
  });
  expect(await refused(omar.call(sight.giveConversationToTeam, { id, team: null, version }))).toMatchObject({
    more: { code: 'own-team-only' },
  });
  const mail = { email: 'quentin.foreign@customers.example', subject: 'Hello', text: 'Hello' };
  expect(await refused(omar.call(desk.startConversation, mail))).toMatchObject({ type: 'forbidden' });
  expect(await refused(cora.call(desk.replyToConversation, { id, text: 'Hello' }))).toMatchObject({
    type: 'forbidden',
  });
  expect((await omar.call(people.listMembers, {})).items.map(({ user }) => user)).toEqual([omar.user]);
  const asking = call(sight.askIntoConversation, { id: foreign.thread, people: [omar.user] });
  expect(await refused(asking)).toMatchObject({ more: { code: 'outsourced' } });
  const mixed = call(teams.createTeam, { name: 'Mixed', people: [omar.user] });
  expect(await refused(mixed)).toMatchObject({ more: { code: 'role' } });
});

test('a query that forgets to ask is held back by the database', async () => {
  const { app, workspace } = company;
  const asked = (as: string, table: string, column: string) =>
    app.app.database.inWorkspace(workspace, async (tx) => {
      const { sql } = await import('#platform');
      await tx.run(sql`select set_config('app.sight', ${as}, true)`);
      const rows = await tx.all<{ id: string }>(sql`select distinct ${sql.ref(column)} as id from ${sql.table(table)}`);
      return rows.map(({ id }) => id);
    });
  const [near, far] = [theirs, foreign].map(({ thread }) => plainId('cnv', thread)!);
  const ids = { omar: plainId('usr', omar.user)!, cora: plainId('usr', cora.user)! };
  expect(new Set(await asked('', 'desk.conversation', 'id'))).toEqual(new Set([near, far]));
  for (const as of [`team ${ids.omar}`, `asked ${ids.cora}`]) {
    expect(await asked(as, 'desk.conversation', 'id')).toEqual([near]);
    for (const table of ['desk.note', 'desk.change']) expect(await asked(as, table, 'conversation')).not.toContain(far);
  }
  expect(await asked(`team ${ids.cora}`, 'desk.conversation', 'id')).toEqual([]);
});

test('a contributor reads figures of what their team owns, and of nothing else', async () => {
  const owned = { channel: 'web', stage: 'after' as const, ownerTeam: 'Delivery' };
  await call(createTouchpoint, { ...owned, name: 'Parcel shop' });
  await call(createTouchpoint, { ...owned, name: 'Advertising', ownerTeam: 'Marketing' });
  const own = async (who: Client) => (await who.call(readOwnFigures, {})).touchpoints.map(({ name }) => name);
  expect(await own(cora)).toEqual([]);
  await call(teams.createTeam, { name: 'delivery', people: [cora.user] });
  expect(await own(cora)).toEqual(['Parcel shop']);
  expect(await refused(omar.call(readOwnFigures, {}))).toMatchObject({ type: 'forbidden' });
});

async function listen(who: Client): Promise<{ text: string }> {
  const cut = new AbortController();
  onTestFinished(() => cut.abort());
  const headers = { accept: 'text/event-stream', cookie: who.cookie() };
  const { body } = await fetch(`${company.app.url}/api/v1/live`, { headers, signal: cut.signal });
  const heard = { text: '' };
  void (async () => {
    for await (const text of body!.pipeThrough(new TextDecoderStream())) heard.text += text;
  })().catch(() => undefined);
  await until(() => heard.text.includes('event: ready'), 'the stream is ready');
  return heard;
}

test('the stream tells of one’s own, once more of what goes, and notices to whom they are for', async () => {
  const [near, far] = [theirs, foreign].map(({ thread }) => plainId('cnv', thread)!);
  const [outside, asked, owner] = [await listen(omar), await listen(cora), await listen(company.owner)];
  await customerWrites(company, { name: 'Quentin Foreign', text: 'And my flute?', thread: foreign.thread });
  await customerWrites(company, { name: 'Ann Near', text: 'Still waiting', thread: theirs.thread });
  for (const { text } of [outside, asked]) void text;
  await until(() => owner.text.includes(far!), 'the owner hears of all');
  for (const heard of [outside, asked]) await until(() => heard.text.includes(near!), 'they hear of theirs');
  await until(() => asked.text.includes('notice.given'), 'who follows has a notice');
  await call(marks.followConversation, { id: foreign.thread, following: true });
  expect(owner.text).not.toContain('notice.given');
  for (const heard of [outside, asked]) {
    expect(heard.text).not.toContain(far!);
    expect(heard.text).not.toMatch(address);
  }
  const { version } = await read(theirs.thread);
  await call(sight.giveConversationToTeam, { id: theirs.thread, team: null, version });
  await until(() => outside.text.includes('conversation.given'), 'they hear that it goes');
  expect(await refused(omar.call(desk.readConversation, { id: theirs.thread }))).toMatchObject({ type: 'not-found' });
  await call(marks.prioritiseConversation, {
    id: theirs.thread,
    priority: 'high',
    version: (await read(theirs.thread)).version,
  });
  await until(() => asked.text.includes('conversation.marked'), 'the contributor still hears');
  expect(outside.text.split('conversation.given').at(-1)).not.toContain(near!.concat('","data":{"what'));
  expect((await omar.call(marks.listNotices, {})).unseen).toBe(0);
});

test('a mention shows a contributor the conversation, and nobody from outside; names of others are not had by it', async () => {
  const { version } = await read(theirs.thread);
  await call(sight.giveConversationToTeam, { id: theirs.thread, team, version });
  const asked = await customerWrites(company, { name: 'Mo Asked', text: 'Where is my oboe?' });
  await until(() => read(asked.thread).catch(() => undefined), 'the conversation');
  const note = (who: Client, id: string, named: string) =>
    refused(who.call(desk.noteOnConversation, { id, text: `Ask @[Somebody](${named})`, marked: true }));
  expect(await note(company.owner, asked.thread, omar.user)).toMatchObject({ more: { code: 'outsourced' } });
  expect((await read(asked.thread)).items.map(({ type }) => type)).toEqual(['message']);
  await note(company.owner, asked.thread, cora.user);
  expect(await cora.call(desk.readConversation, { id: asked.thread })).toMatchObject({ following: true });
  expect(await refused(omar.call(desk.readConversation, { id: asked.thread }))).toMatchObject({ type: 'not-found' });
  await note(omar, theirs.thread, cora.user);
  const [mine] = (await omar.call(desk.readConversation, { id: theirs.thread })).items;
  expect(mine).toMatchObject({ type: 'note', text: 'Ask @Somebody' });
  await note(company.owner, theirs.thread, team);
  expect((await read(theirs.thread)).items[0]).toMatchObject({ text: 'Ask @Night shift' });
});

test('of a link to a foreign conversation is told that there is one, and nothing else', async () => {
  const { id } = await call(linkConversations, { id: theirs.thread, other: foreign.thread, as: 'parent' });
  const { items } = await cora.call(listLinks, { id: theirs.thread });
  expect(items).toMatchObject([{ id, as: 'parent', other: null }]);
  expect(await refused(cora.call(listLinks, { id: foreign.thread }))).toMatchObject({ type: 'not-found' });
  const shown = JSON.stringify([items, await cora.call(desk.readConversation, { id: theirs.thread })]);
  expect(shown).not.toMatch(foreignWords);
  expect(shown).toContain('linked-parent');
  expect(shown).not.toContain(foreign.thread);
});

test('who is outsourced works on the cases of conversations in their sight; a contributor on those of their department and its causes', async () => {
  const casesOf = async (who: Client) => (await who.call(listRecoveries, {})).items.map(({ id }) => id);
  const causesOf = async (who: Client) => (await who.call(listCauses, {})).items.map(({ id }) => id);
  expect([await casesOf(omar), await casesOf(cora)]).toEqual([[nearCase.id], []]);
  expect([await causesOf(omar), await causesOf(cora)]).toEqual([[], []]);
  expect((await omar.call(noteOnRecovery, { id: nearCase.id, text: 'Looked into' })).steps.at(-1)).toMatchObject({
    detail: 'Looked into',
  });
  const given = await call(changeRecovery, { id: nearCase.id, owner: omar.user, version: nearCase.version });
  expect(given.owner).toMatchObject({ id: omar.user });
  const outside = call(changeRecovery, { id: farCase.id, owner: omar.user, version: farCase.version });
  expect(await refused(outside)).toMatchObject({ more: { code: 'outsourced' } });
  const department = await call(teams.createTeam, { name: 'Warehouse', people: [cora.user] });
  const elsewhere = await call(teams.createTeam, { name: 'Purchasing', people: [] });
  const { name, version } = farCause;
  const change = { id: farCause.id, name, state: 'seen', reason: '', did: '' } as const;
  const owned = await call(changeCause, { ...change, team: department.id, version });
  expect([await causesOf(cora), await casesOf(cora)]).toEqual([[farCause.id], [farCase.id]]);
  expect(await cora.call(readRecovery, { id: farCase.id })).toMatchObject({ signs: [{ words: 'No xylophone' }] });
  const fixed = await cora.call(changeCause, {
    ...change,
    team: department.id,
    state: 'being-fixed',
    version: owned.version,
  });
  expect(fixed.state).toBe('being-fixed');
  const away = cora.call(changeCause, { ...change, team: elsewhere.id, version: fixed.version });
  expect(await refused(away)).toMatchObject({ more: { code: 'own-team-only' } });
  expect(await refused(cora.call(createCause, { name: 'Theirs' }))).toMatchObject({ more: { code: 'own-team-only' } });
  const theirTeam = { id: farCase.id, version: farCase.version };
  expect(await refused(cora.call(changeRecovery, { ...theirTeam, team: elsewhere.id }))).toMatchObject({
    more: { code: 'own-team-only' },
  });
  expect(await refused(cora.call(openRecovery, { id: theirs.thread, words: 'x' }))).toMatchObject({
    type: 'forbidden',
  });
  expect(await refused(cora.call(readRecovery, { id: nearCase.id }))).toMatchObject({ type: 'not-found' });
  await call(changeCause, { ...change, team: null, version: fixed.version });
  expect([await causesOf(cora), await casesOf(cora)]).toEqual([[], []]);
  await call(changeRecovery, { ...theirTeam, team: department.id });
  expect(await casesOf(cora)).toEqual([farCase.id]);
});
