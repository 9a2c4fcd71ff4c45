import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { changeRecovery, noteOnRecovery, openRecovery } from '#core/contract/care.ts';
import { changeCause, createCause, nameCause } from '#core/contract/causes.ts';
import { acceptInvitation, addApiKey, invite, listApiKeys, removeMember, revokeApiKey } from '#core/contract/people.ts';
import { plainId } from '#core/contract/codecs.ts';
import { readConversation } from '#core/contract/desk.ts';
import { lookAt } from '#core/contract/live.ts';
import { signIn, signOut } from '#core/contract/session.ts';
import { createTeam } from '#core/contract/teams.ts';
import { ada, client, type Client } from './client.ts';
import { customerWrites, testCompany, type TestCompany } from './company-app.ts';
import { serve } from '#main';
import { fresh } from './fresh.ts';
import { until } from './until.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

interface Heard {
  id: string;
  name: string;
}

/** Listens to the stream of the workspace as somebody, from a position on. */
async function listen(headers: Record<string, string>): Promise<Heard[]> {
  const cut = new AbortController();
  onTestFinished(() => cut.abort());
  const answer = await fetch(`${company.app.url}/api/v1/live`, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: cut.signal,
  });
  expect(answer.status).toBe(200);
  const heard: Heard[] = [];
  let isReady = false;
  void (async () => {
    let rest = '';
    for await (const text of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.includes('event: ready')) isReady = true;
        if (!block.includes('event: change')) continue;
        const [, id] = /^id: (.+)$/m.exec(block) ?? [];
        const [, data] = /^data: (.+)$/m.exec(block) ?? [];
        if (id !== undefined && data !== undefined) heard.push({ id, name: (JSON.parse(data) as Heard).name });
      }
    }
  })().catch(() => undefined);
  await until(() => isReady, 'the stream is ready');
  return heard;
}

const asKey = async (scopes: string[]) => {
  const { key } = await company.owner.call(addApiKey, { name: 'Screen', scopes: scopes as ['customer.read'] });
  return { authorization: `Bearer ${key}` };
};

test('a screen hears what happens, and one that was away gets what it missed', async () => {
  const reader = await asKey(['conversation.read']);
  const heard = await listen(reader);
  await customerWrites(company, { text: 'One' });
  const first = await until(() => heard.find(({ name }) => name === 'message.received'), 'the first message');
  await customerWrites(company, { text: 'Two' });
  await until(() => heard.filter(({ name }) => name === 'message.received').length === 2, 'the second message');
  const back = await listen({ ...reader, 'last-event-id': first.id });
  await until(() => back.some(({ name }) => name === 'message.received'), 'what was missed');
  expect(back.some(({ id }) => id === first.id)).toBe(false);
});

test('whoever may not see conversations does not hear of them', async () => {
  const stranger = await listen(await asKey(['customer.read']));
  const reader = await listen(await asKey(['conversation.read']));
  await customerWrites(company, { text: 'Secret' });
  await until(() => reader.some(({ name }) => name === 'conversation.opened'), 'the reader hears');
  expect(stranger).toEqual([]);
});

/** Opens the stream and reads it as text, up to some words or to its end. */
async function readAs(headers: Record<string, string>): Promise<(words?: string) => Promise<string>> {
  const answer = await fetch(`${company.app.url}/api/v1/live`, { headers });
  const parts = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (words?: string) => {
    for (let done = false; !done && (words === undefined || !text.includes(words));) {
      const part = await parts.read();
      text += part.value ?? '';
      done = part.done;
    }
    return text;
  };
  expect(await read('event: ready')).toContain('event: ready');
  return read;
}

test('a stream ends with what let it in: the session, the membership, the API key', async () => {
  const { owner, app } = company;
  const elsewhere = client(app.url);
  await elsewhere.call(signIn, { email: ada.email, password: ada.password });
  const signedOut = await readAs({ cookie: elsewhere.cookie() });
  await elsewhere.call(signOut, {});
  expect(await signedOut()).toContain('event: over');

  const { link } = await owner.call(invite, { role: 'agent' });
  const token = new URL(link).searchParams.get('token')!;
  const ben = client(app.url);
  const person = { email: 'ben@example.com', name: 'Ben', password: 'a long password' };
  const { user } = await ben.call(acceptInvitation, { token, ...person });
  const removed = await readAs({ cookie: ben.cookie() });
  await owner.call(removeMember, { id: user.id });
  expect(await removed()).toContain('event: over');

  const revoked = await readAs(await asKey(['customer.read']));
  const [key] = (await owner.call(listApiKeys, {})).items;
  await owner.call(revokeApiKey, { id: key!.id });
  expect(await revoked()).toContain('event: over');
});

test('a screen hears at once that the figures fall behind', async () => {
  const read = await readAs({ cookie: company.owner.cookie() });
  const { analytics } = company.app.app;
  await until(() => analytics.state() === 'ready', 'the figures are up to date');
  analytics.fallenBehind(true);
  const said = '"name":"analytics.state","subject":"catching-up"';
  expect(await read(said)).toContain(said);
});

/** A console of somebody: its name and everything that it was told. */
async function openConsole(who: Client, url = company.app.url) {
  const cut = new AbortController();
  onTestFinished(() => cut.abort());
  const answer = await who.fetch(new URL('/api/v1/live', url).href, { signal: cut.signal });
  const told = { text: '' };
  void (async () => {
    for await (const text of answer.body!.pipeThrough(new TextDecoderStream())) told.text += text;
  })().catch(() => undefined);
  await until(() => told.text.includes('event: pace'), 'the stream is ready');
  const [, screen = ''] = /"screen":"([^"]+)"/.exec(told.text) ?? [];
  return { told, screen, close: () => cut.abort() };
}

test('of what is on the screen a console hears everything, of the rest that it happened; colleagues see who looks and writes', async () => {
  const { owner } = company;
  const [mine, other] = [await customerWrites(company, { text: 'A' }), await customerWrites(company, { text: 'B' })];
  const stands = () => owner.call(readConversation, { id: mine.thread }).catch(() => undefined);
  await until(stands, 'the conversation stands in the inbox');
  const wide = await openConsole(owner);
  await owner.call(lookAt, { screen: wide.screen, conversations: [{ id: mine.thread, doing: 'viewing' }] });
  const words = await Promise.all([mine, other].map(({ thread }) => customerWrites(company, { text: 'More', thread })));
  const [here, elsewhere] = words.map(({ message }) => plainId('msg', message)!);
  await until(() => wide.told.text.includes(here!), 'what is shown is told whole');
  const name = `"name":"message.received","subject":"${plainId('cnv', other.thread)}","data":{}`;
  await until(() => wide.told.text.includes(name), 'the rest is told by name');
  expect(wide.told.text).not.toContain(elsewhere);

  const second = await openConsole(owner);
  await owner.call(lookAt, { screen: second.screen, conversations: [{ id: mine.thread, doing: 'note' }] });
  const at = (doing: string) => () => wide.told.text.split('presence.looked').at(-1)!.includes(`"doing":"${doing}"`);
  await until(at('note'), 'who writes a note is seen');
  second.close();
  await until(at('viewing'), 'a dead tab is gone');
  await owner.call(lookAt, { screen: crypto.randomUUID(), conversations: [] });
});

test('two processes on one database: who looks is seen from the other, and a stream goes on there where it was', async () => {
  const { owner, app } = company;
  const { serving, world } = app;
  const beside = await serve({ ...serving.app.config, port: 0, smtpListen: false }, world);
  onTestFinished(() => beside.close());
  const { thread } = await customerWrites(company, { text: 'To two' });
  const stands = () => owner.call(readConversation, { id: thread }).catch(() => undefined);
  await until(stands, 'the conversation stands in the inbox');
  const [here, there] = [await openConsole(owner), await openConsole(owner, beside.url)];
  const look = (screen: string, doing: 'viewing' | 'reply') =>
    owner.call(lookAt, { screen, conversations: [{ id: thread, doing }] });
  await look(here.screen, 'viewing');
  await look(there.screen, 'reply'); // told to the process that does not have that screen
  const sees = ({ told }: typeof here) => told.text.includes('"doing":"reply"');
  await until(() => sees(here) && sees(there), 'both see that somebody writes');
  const { message } = await customerWrites(company, { text: 'More', thread });
  const heard = ({ told }: typeof here) => told.text.includes(plainId('msg', message)!);
  await until(() => heard(here) && heard(there), 'both hear of it, whole');
  there.close();
  const last = [...there.told.text.matchAll(/^id: (.+)$/gm)].at(-1)![1]!;
  const missed = await customerWrites(company, { text: 'While away', thread });
  const answer = await owner.fetch(`/api/v1/live?after=${last}`);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes(`"subject":"${plainId('cnv', missed.thread)}"`)) text += (await reader.read()).value ?? '';
  await reader.cancel();
  expect(text).not.toContain('event: resync');
  expect(text).not.toContain(plainId('msg', message)!);
});

/** Somebody of another department, alone in a team of theirs. */
async function contributor() {
  const { link } = await company.owner.call(invite, { role: 'contributor' });
  const token = new URL(link).searchParams.get('token')!;
  const who = client(company.app.url);
  const person = { email: `${fresh('dora')}@example.com`, name: fresh('Dora'), password: 'a long password' };
  const { user } = await who.call(acceptInvitation, { token, ...person });
  const team = await company.owner.call(createTeam, { name: fresh('Warehouse'), people: [user.id] });
  const { told } = await openConsole(who);
  const heard = () =>
    [...told.text.matchAll(/"name":"((?:recovery|cause)\.[^"]+)","subject":"([^"]+)","data":(.*)}$/gm)].map(
      ([, name, subject, data]) => ({ name, subject, data }),
    );
  return { team: team.id, heard };
}

test('people of other departments hear of the cases and causes that are theirs, that one leaves them, and of no other', async () => {
  const { call } = company.owner;
  const [cora, dora] = await Promise.all([contributor(), contributor()]);
  const { thread } = await customerWrites(company, { text: 'The carton was torn', name: fresh('Ann Near') });
  await until(() => call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  const { id, version } = await call(openRecovery, { id: thread, words: 'Torn' });
  const name = fresh('Cartons tear');
  const cause = await call(createCause, { name, team: dora.team });
  const told = async (who: typeof cora, what: string, count: number) =>
    until(() => who.heard().filter((each) => each.name === what).length === count, `${count} times ${what}`);
  await told(dora, 'cause.changed', 1);

  const given = await call(changeRecovery, { id, team: cora.team, version });
  await told(cora, 'recovery.changed', 1);
  await call(nameCause, { id, cause: cause.id, named: true });
  await told(dora, 'cause.changed', 2);
  await call(noteOnRecovery, { id, text: 'Seen by both' });
  await told(cora, 'recovery.changed', 2);
  await told(dora, 'recovery.changed', 1);

  await call(changeRecovery, { id, team: null, version: given.version });
  await told(cora, 'recovery.changed', 3);
  const rest = { name, state: 'seen', reason: '', did: '' } as const;
  const away = await call(changeCause, { ...rest, id: cause.id, team: cora.team, version: cause.version });
  await told(dora, 'cause.changed', 3);
  await call(noteOnRecovery, { id, text: 'Seen by Cora, by the cause' });
  await call(changeCause, { ...rest, id: cause.id, team: cora.team, reason: 'x', version: away.version });
  await told(cora, 'cause.changed', 2);

  const [matter, behind] = [plainId('rec', id), plainId('cau', cause.id)];
  expect(cora.heard().map(({ subject }) => subject)).toEqual([matter, matter, matter, behind, matter, behind]);
  expect(dora.heard().map(({ subject }) => subject)).toEqual([behind, behind, matter, matter, behind]);
  expect(new Set([...cora.heard(), ...dora.heard()].map(({ data }) => data))).toEqual(new Set(['{}']));
});
