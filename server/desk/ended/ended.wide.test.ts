import { beforeAll, expect, test } from 'vitest';
import { plainId } from '#core/contract/codecs.ts';
import * as desk from '#core/contract/desk.ts';
import { listEnded } from '#core/contract/ended.ts';
import { acceptInvitation, addApiKey, invite } from '#core/contract/people.ts';
import { giveConversationToTeam } from '#core/contract/sight.ts';
import { createTeam } from '#core/contract/teams.ts';
import type { Role } from '#core/people/permissions.ts';
import { record, type NewInteraction } from '#touchpoints';
import { lookBack } from './past-help.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

const day = 86_400_000;

let company: TestCompany;
let ada: Client;
let ben: Client & { user: string };
let omar: Client & { user: string };

async function join(name: string, role: Role): Promise<Client & { user: string }> {
  const { link } = await ada.call(invite, { role });
  const made = client(company.app.url);
  const token = new URL(link).searchParams.get('token') ?? '';
  const person = { name, email: `${name.toLowerCase()}@example.com`, password: 'another horse battery' };
  const { user } = await made.call(acceptInvitation, { token, ...person });
  return { ...made, user: user.id };
}

const read = (id: string) => ada.call(desk.readConversation, { id });
const endedOf = async (who: Client) => (await who.call(listEnded, {})).items;
const namesOf = async (who: Client) => (await endedOf(who)).map(({ customer }) => customer.name).toSorted();

/** Somebody writes, is answered, and their conversation is resolved. */
async function helped(who: Client, name: string, prepare?: (id: string) => Promise<unknown>) {
  const written = await customerWrites(company, { text: 'Where is it?', name });
  const { id } = await until(() => read(written.thread).catch(() => undefined), 'the conversation');
  await prepare?.(id);
  await who.call(desk.replyToConversation, { id, text: 'On its way.', resolve: true });
  const uuid = plainId('cnv', id);
  await until(
    async () => (await company.app.owner.query('select from desk.helped where conversation = $1', [uuid])).rowCount,
    'it is known who helped',
  );
  return { ...written, thread: id };
}

async function happens({ customer }: { customer: string }, kind: NewInteraction['kind'], more = {}): Promise<void> {
  await company.app.database.inWorkspace(company.workspace, (tx) =>
    record(tx, [
      {
        customer: plainId('cus', customer)!,
        occurredAt: tx.now,
        channel: 'web',
        touchpoint: 'shop',
        direction: 'in',
        kind,
        actor: { kind: 'customer' },
        source: null,
        messageId: crypto.randomUUID(),
        ...more,
      },
    ]),
  );
}

beforeAll(async () => {
  company = await testCompany();
  ada = company.owner;
  // Far from midnight, so that a day is one.
  company.app.world.pass(day + day / 2 - (company.app.world.now().getTime() % day));
  [ben, omar] = [await join('Ben', 'agent'), await join('Omar', 'outsourced')];
});

test('who answered before it was kept is found once by looking back, no further than it is told', async () => {
  const name = fresh('Polly Past');
  const polly = await helped(ada, name);
  const { app, owner } = company.app;
  await owner.query('delete from desk.helped');
  await owner.query('delete from desk.past_help');
  await lookBack.run(app, { workspace: company.workspace });
  const { rows } = await owner.query('select conversation from desk.helped where conversation = $1', [
    plainId('cnv', polly.thread),
  ]);
  expect(rows).toHaveLength(1);
  await owner.query('delete from desk.helped');
  await lookBack.run(app, { workspace: company.workspace });
  expect((await owner.query('select from desk.helped')).rows).toEqual([]);
  await owner.query('delete from desk.past_help');
  company.app.world.pass(15 * day);
  await lookBack.run(app, { workspace: company.workspace });
  expect((await owner.query('select from desk.helped')).rows).toEqual([]);
});

test('tells whoever answered what came later, after three days, and nobody else', async () => {
  const rosa = await helped(ada, 'Rosa Reed');
  await helped(ada, 'Quentin Quiet');
  await helped(ben, 'Nia North');
  company.app.world.pass(2 * day);
  await happens(rosa, 'page.viewed');
  await happens(rosa, 'order.completed', { facts: { amount: 4_900, currency: 'EUR' } });
  await happens(rosa, 'survey.answered', { feelings: { scale: 'csat5', score: 5 } });
  expect(await endedOf(ada)).toEqual([]);
  company.app.world.pass(2 * day);
  const [first, second, ...others] = await endedOf(ada);
  expect(first).toMatchObject({
    conversation: { id: rosa.thread },
    customer: { name: 'Rosa Reed' },
    later: [{ kind: 'order.completed' }, { kind: 'survey.answered', feelings: { score: 5 } }],
    between: 0,
  });
  expect(first!.beginnings.thank).toMatch(/^Hello Rosa,\n\n/);
  expect([second!.customer.name, second!.later, others]).toEqual(['Quentin Quiet', [], []]);
  expect(await namesOf(ben)).toEqual(['Nia North']);
});

test('what is written again in the same conversation, and who of us answered, belongs to it', async () => {
  const mia = await helped(ada, 'Mia Moss');
  await customerWrites(company, { text: 'It broke again', thread: mia.thread });
  await until(async () => (await read(mia.thread)).status === 'open', 'it is open again');
  company.app.world.pass(4 * day);
  expect(await namesOf(ada)).not.toContain('Mia Moss');
  await ben.call(desk.replyToConversation, { id: mia.thread, text: 'A new one is on its way.', resolve: true });
  const told = (await endedOf(ada)).find(({ customer }) => customer.name === 'Mia Moss');
  expect(told?.later.map(({ kind }) => kind)).toEqual(['message.received', 'message.sent']);
});

test('five a day, the same all day, each once; those with something to tell first', async () => {
  company.app.world.pass(20 * day);
  const people = [];
  for (const name of ['Una', 'Dora', 'Tess', 'Cara', 'Fina', 'Sixta', 'Seva']) people.push(await helped(ada, name));
  company.app.world.pass(3 * day + 3_600_000);
  for (const one of people.slice(4)) await happens(one, 'order.completed');
  const today = await Promise.all([endedOf(ada), endedOf(ada)]);
  expect(today[0]).toHaveLength(5);
  expect(today[1]).toEqual(today[0]);
  expect(
    today[0]!
      .slice(0, 3)
      .map(({ customer }) => customer.name)
      .toSorted(),
  ).toEqual(['Fina', 'Seva', 'Sixta']);
  await happens(people[0]!, 'order.completed');
  const later = await endedOf(ada);
  expect(later.map(({ conversation }) => conversation.id)).toEqual(
    today[0]!.map(({ conversation }) => conversation.id),
  );
  company.app.world.pass(day);
  const tomorrow = await namesOf(ada);
  const known = today[0]!.map(({ customer }) => customer.name);
  expect(tomorrow).toHaveLength(2);
  expect(tomorrow.filter((name) => known.includes(name))).toEqual([]);
  company.app.world.pass(day);
  expect(await endedOf(ada)).toEqual([]);
});

test('who sees only their team’s queue is told of the conversation alone, as long as they see it; keys are told nothing', async () => {
  const { id: team } = await ada.call(createTeam, { name: 'Night shift', outsourced: true, people: [omar.user] });
  const give = async (id: string, to: string | null) => {
    const { version } = await read(id);
    await ada.call(giveConversationToTeam, { id, team: to, version });
  };
  const vera = await helped(omar, 'Vera Vance', (id) => give(id, team));
  await happens(vera, 'order.completed');
  company.app.world.pass(4 * day);
  const [told, ...others] = await endedOf(omar);
  expect([told?.customer.name, told?.later, others]).toEqual(['Vera Vance', [], []]);
  const { version } = await read(vera.thread);
  await ada.call(desk.assignConversation, { id: vera.thread, assignee: null, version });
  await give(vera.thread, null);
  expect(await endedOf(omar)).toEqual([]);
  const { key } = await ada.call(addApiKey, { name: 'Key', scopes: ['conversation.reply', 'conversation.read'] });
  const robot = client(company.app.url, { authorization: `Bearer ${key}` });
  await expect(robot.call(listEnded, {})).rejects.toMatchObject({ type: 'refused' });
});
