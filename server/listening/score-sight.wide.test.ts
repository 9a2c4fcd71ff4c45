import { beforeAll, expect, test } from 'vitest';
import { listAsksBehind } from '#core/contract/asks-behind.ts';
import { listWorded } from '#core/contract/answered.ts';
import { changeRecovery, listRecoveries, readRecovery } from '#core/contract/care.ts';
import { createCause, listCauses, nameCause } from '#core/contract/causes.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { customerLine } from '#core/contract/customer-line.ts';
import {
  listConversationItems,
  listConversations,
  readConversation,
  replyToConversation,
  resolveConversation,
} from '#core/contract/desk.ts';
import { listConversationFacts } from '#core/contract/facts-list.ts';
import { listEnded } from '#core/contract/ended.ts';
import { listAnswersBehind } from '#core/contract/insight.ts';
import { listAnswers, listAsks } from '#core/contract/listening.ts';
import { listNotices } from '#core/contract/marks.ts';
import { acceptInvitation, addApiKey, invite } from '#core/contract/people.ts';
import { listPraising, passPraise } from '#core/contract/praise.ts';
import { listReadings } from '#core/contract/readings.ts';
import { readScoreSight, updateScoreSight } from '#core/contract/score-sight.ts';
import { searchConversations } from '#core/contract/search.ts';
import { listResponses } from '#core/contract/surveys.ts';
import { listNamed } from '#core/contract/telling.ts';
import { listTexts } from '#core/contract/texts.ts';
import { createTopic, listTopicTexts, tryTopic } from '#core/contract/topics.ts';
import { linkVerbatim, listVerbatims } from '#core/contract/verbatims.ts';
import { createView } from '#core/contract/views.ts';
import { drawWeek, readWeek } from '#core/contract/week.ts';
import { memberActor } from '#people';
import { sql, storeFile } from '#platform';
import { heldAmong } from '#touchpoints';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { answerAsk } from './answering/answer.ts';
import { decideEpisode } from './asking/decide-episode.ts';
import { csatSurvey } from './surveys/survey.ts';

let company: TestCompany;
let ada: Client;
let ben: Client & { user: string };
let cause: string;
let topic: string;
let view: { id: string };
const rules = [{ language: null, text: 'terrible' }];

beforeAll(async () => {
  company = await testCompany();
  ada = company.owner;
  const made = client(company.app.url);
  const { link } = await ada.call(invite, { role: 'agent' });
  const token = new URL(link).searchParams.get('token') ?? '';
  const email = `${fresh('ben')}@example.com`;
  const { user } = await made.call(acceptInvitation, { token, name: 'Ben', email, password: 'another horse battery' });
  ben = { ...made, user: user.id };
  cause = (await ada.call(createCause, { name: fresh('Kettles') })).id;
  const about = { name: fresh('Bad'), description: '', parent: null, team: null, rules, examples: [] };
  const scores = [{ scale: 'csat5', op: 'most', score: 1 }] as const;
  view = await ada.call(createView, {
    name: fresh('Low'),
    filter: { scores: [...scores] },
    sort: 'newest',
    audience: 'everybody',
  });
  topic = (await ada.call(createTopic, about)).id;
});

interface Given {
  customer: string;
  conversation: string;
  words: string;
  /** Where a file of it is read; none yet. */
  file: string;
}

/** One of us answers a customer, who says how that was, and a moment later why. */
async function given(score: number, helper: Client = ben): Promise<Given> {
  const words = `${fresh('Kettle')} was late and nobody here was any help, terrible`;
  const { thread, customer } = await customerWrites(company, { text: 'Where is it?', name: fresh('Cleo') });
  await until(() => ada.call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  await helper.call(replyToConversation, { id: thread, text: 'On its way.' });
  const conversation = plainId('cnv', thread)!;
  await until(
    async () =>
      (
        await company.app.owner.query(
          `select from touchpoints.interaction where conversation = $1 and kind = 'message.sent'`,
          [conversation],
        )
      ).rowCount,
    'the reply on the spine',
  );
  company.app.world.pass(60_000);
  const ask = await company.app.app.database.inWorkspace(company.workspace, async (tx) => {
    const { id: survey } = await csatSurvey(tx);
    const decided = await decideEpisode(tx, {
      ...{ survey, customer: plainId('cus', customer)!, conversation, episode: conversation, cause: conversation },
      ...{ touchpoint: 'chat', channel: 'chat', dueAt: tx.now },
    });
    return decided.ask;
  });
  await company.app.owner.query(
    `update listening.ask set state = 'delivered', reason = null, sent_at = $2, delivered_at = $2, expires_at = $2::timestamptz + interval '1 minute' where id = $1`,
    [ask, company.app.world.now()],
  );
  await company.app.app.database.inWorkspace(company.workspace, (tx) => answerAsk(tx, { ask, score, words: '' }));
  company.app.world.pass(30_000);
  await company.app.app.database.inWorkspace(company.workspace, (tx) => answerAsk(tx, { ask, score, words }));
  company.app.world.pass(120_000);
  return { customer, conversation: thread, words, file: '' };
}

/** Its response, by the owner's eyes. */
async function responseOf(given: Given): Promise<string> {
  return ofThis(given)(await ada.call(listResponses, {}))[0]!.id;
}

/** A file that came with it. */
async function withFile(given: Given): Promise<string> {
  const response = await responseOf(given);
  const id = await company.app.app.database.inWorkspace(company.workspace, async (tx) => {
    const file = { bytes: Buffer.from(given.words), name: 'voice.txt', type: 'text/plain', owner: response };
    const kept = await storeFile(tx, company.app.app.files, file);
    await tx.run(sql`insert into listening.upload (file, survey, key, name, type, size, at, owner, taken)
      select ${kept.id}, survey, key, ${file.name}, ${file.type}, ${kept.size}, ${tx.now}, ${response}, true
      from listening.response where id = ${plainId('rsp', response)}`);
    return kept.id;
  });
  return `/api/v1/responses/${response}/files/${wireId('fil', id)}`;
}

const ofThis =
  ({ conversation }: Given) =>
  <Item extends { conversation: string | null }>({ items }: { items: Item[] }) =>
    items.filter((item) => item.conversation === conversation);

/** Everywhere that one customer's score, or what was said with it, can be read. */
const places: Record<string, (who: Client, given: Given) => Promise<unknown>> = {
  answers: async (who, of) => ofThis(of)(await who.call(listAnswers, {})),
  'answers by score': async (who, of) => ofThis(of)(await who.call(listAnswers, { score: '1' })),
  responses: async (who, of) => ofThis(of)(await who.call(listResponses, {})),
  line: (who, { customer }) => who.call(customerLine, { id: customer, side: 'feelings' }),
  case: async (who, { customer }) => (await who.call(listRecoveries, { customer, ...everyCase })).items,
  'answers behind a figure': async (who, of) =>
    ofThis(of)(await who.call(listAnswersBehind, { scale: 'csat5', score: '1', days: '90' })),
  'asks behind a figure': async (who, of) =>
    ofThis(of)(await who.call(listAsksBehind, { scale: 'csat5', about: 'contact' })),
  'answers with words': async (who, of) => ofThis(of)(await who.call(listWorded, { source: 'asked' })),
  texts: async (who, of) => ofThis(of)(await who.call(listTexts, { days: '90' })),
  'words of a cause': async (who, of) => ofThis(of)(await who.call(listVerbatims, { id: cause })),
  'who named a cause': async (who, { customer }) =>
    (await who.call(listNamed, { id: cause })).items.filter((named) => named.customer.id === customer),
  'texts about a topic': async (who, of) => ofThis(of)(await who.call(listTopicTexts, { id: topic })),
  'texts that rules find': async (who, of) => ofThis(of)({ items: (await who.call(tryTopic, { rules })).texts }),
  'causes that it names': async (who, of) => {
    const { items } = await who.call(listCauses, { response: await responseOf(of) });
    return items.filter(({ id, named }) => id === cause && named).map(() => of.words);
  },
  'facts of conversations': async (who, of) =>
    ofThis(of)(await who.call(listConversationFacts, {})).map(({ scores }) => ({ score: scores.csat5 })),
  'a view by score': async (who, { conversation }) => {
    const { id: saved } = view;
    const { items } = await who.call(listConversations, { saved, limit: '100' });
    return items.filter(({ id }) => id === conversation).map(() => ({ score: 1 }));
  },
  'a search by score': async (who, { conversation }) => {
    const { items } = await who.call(searchConversations, { q: 'score:csat5<2', limit: '50' });
    return items.filter(({ id }) => id === conversation).map(() => ({ score: 1 }));
  },
  'a file of it': async (who, { file }) => (await who.fetch(file)).text(),
};

/** Where nothing of it stands, whoever looks and whatever is held. */
const silent: Record<string, (who: Client, given: Given) => Promise<unknown>> = {
  conversation: (who, { conversation: id }) => who.call(readConversation, { id }),
  'what stands in it': (who, { conversation: id }) => who.call(listConversationItems, { id }),
  readings: (who, { conversation: id }) => who.call(listReadings, { id }),
  search: async (who, { words }) => (await who.call(searchConversations, { q: words.split(' ')[0]! })).items,
  notices: (who) => who.call(listNotices, {}),
  asks: (who) => who.call(listAsks, {}),
  'asks as a file': async (who) => (await who.fetch('/api/v1/asks.csv')).text(),
};
const everyCase = { state: 'unsettled', whose: 'everyone' } as const;

const tells = (found: unknown, { words }: Given) => {
  const text = JSON.stringify(found);
  return text.includes(words) || /"score":1\b/.test(text);
};

async function whereTold(who: Client, given: Given, looked = places): Promise<string[]> {
  const told = [];
  for (const [place, read] of Object.entries(looked)) if (tells(await read(who, given), given)) told.push(place);
  return told;
}

async function say(wanted: { who: 'everyone' | 'listening'; when: 'at-once' | 'five' | 'week' }) {
  const { version } = await ada.call(readScoreSight, {});
  await ada.call(updateScoreSight, { ...wanted, version });
}

/** A low answer that the owner finds everywhere. */
async function lowAnswer(): Promise<Given> {
  const low = await given(1);
  low.file = await withFile(low);
  await ada.call(linkVerbatim, { id: cause, response: await responseOf(low), named: true });
  const cases = () => ada.call(listRecoveries, { customer: low.customer, ...everyCase });
  const found = await until(async () => (await cases()).items[0], 'the case');
  await ada.call(nameCause, { id: found.id, cause, named: true });
  for (const [place, read] of Object.entries(places))
    await until(async () => tells(await read(ada, low), low), `the answer stands in ${place}`);
  return low;
}

test('who handled it finds the score and the words nowhere before five are there, and everywhere then', async () => {
  await say({ who: 'everyone', when: 'five' });
  const low = await lowAnswer();
  expect(await whereTold(ben, low)).toEqual([]);
  expect(await whereTold(ben, low, silent)).toEqual([]);
  const [answer] = ofThis(low)(await ben.call(listAnswers, {}));
  expect(answer).toMatchObject({
    question: '',
    score: null,
    words: '',
    held: { why: 'five', until: null },
    customer: {},
  });
  for (let rank = 0; rank < 4; rank++) await given(5);
  expect((await whereTold(ben, low)).toSorted()).toEqual(Object.keys(places).toSorted());
  expect(await heldLater(low, 3_600_000)).toBe(false);
  expect(await heldLater(low, 2 * 86_400_000)).toBe(true);
});

/** Whether words are held back from Ben that came so long after a score: with it on the same day, else by themselves. */
async function heldLater(of: Given, later: number): Promise<boolean> {
  const [answer] = ofThis(of)(await ada.call(listAnswers, {}));
  const [customer, conversation] = [plainId('cus', of.customer)!, plainId('cnv', of.conversation)!];
  const at = new Date(Date.parse(answer!.at) + later);
  return company.app.app.database.inWorkspace(company.workspace, async (tx) => {
    const person = { workspace: company.workspace, id: plainId('usr', ben.user)!, name: 'Ben', role: 'agent' } as const;
    return (await heldAmong(tx, memberActor(person), [{ id: 'words', customer, conversation, at }])).size > 0;
  });
}

test('nobody but listening people sees it where the company says so, and who owns the case', async () => {
  await say({ who: 'everyone', when: 'at-once' });
  const low = await lowAnswer();
  expect((await whereTold(ben, low)).length).toBe(Object.keys(places).length);
  await say({ who: 'listening', when: 'at-once' });
  expect(await whereTold(ben, low)).toEqual([]);
  expect(await whereTold(ben, low, silent)).toEqual([]);
  const behind = (who: Client) => who.call(listAnswersBehind, { scale: 'csat5', days: '90' });
  expect(await behind(ben)).toMatchObject({ items: [], total: (await behind(ada)).total });
  const link = ben.call(linkVerbatim, { id: cause, response: await responseOf(low), named: false });
  expect(await link.catch((error: unknown) => error)).toMatchObject({ more: { code: 'held' } });
  expect((await ben.fetch('/api/v1/surveys/srv_x/responses.csv')).status).toBe(403);
  const [found] = (await ben.call(listRecoveries, { customer: low.customer, ...everyCase })).items;
  const { id, version } = await ben.call(readRecovery, { id: found!.id });
  await ben.call(changeRecovery, { id, version, owner: ben.user });
  expect((await whereTold(ben, low)).length).toBe(Object.keys(places).length);
});

test('the week ends for what was given in it', async () => {
  await say({ who: 'everyone', when: 'week' });
  const low = await given(1);
  const [held] = ofThis(low)(await ben.call(listAnswers, {}));
  const end = new Date(held!.held!.until!);
  company.app.world.pass(end.getTime() - company.app.world.now().getTime());
  expect(ofThis(low)(await ben.call(listAnswers, {}))).toMatchObject([{ score: 1, words: low.words, held: null }]);
});

test('keys without listening neither read praise that is held nor pass it on, nor see it on the line of the week', async () => {
  await say({ who: 'listening', when: 'at-once' });
  const { key } = await ada.call(addApiKey, { name: fresh('Praise'), scopes: ['care.praise', 'care.week'] });
  const partner = client(company.app.url, { authorization: `Bearer ${key}` });
  const top = await given(5);
  const praise = async (who: Client) =>
    ofThis(top)({
      items: (await who.call(listPraising, {})).items.map((item) => ({
        ...item,
        conversation: item.conversation?.id ?? null,
      })),
    });
  await until(async () => (await praise(ada)).length, 'the praise');
  expect(await praise(partner)).toEqual([]);
  const pass = { response: await responseOf(top), people: [ben.user], line: '', named: true };
  const passed = await partner.call(passPraise, pass).catch((error: unknown) => error);
  expect(passed).toMatchObject({ more: { code: 'held' } });
  await ada.call(drawWeek, {}).catch(() => undefined); // drawn already, when tried again
  const felt = async (who: Client) =>
    (await who.call(readWeek, { masked: 'false' })).drawn!.steps.map(({ feelings, held }) => ({ feelings, held }));
  for (const { feelings, held } of await felt(partner)) expect(feelings === null || held === null).toBe(true);
  expect((await felt(partner)).filter(({ feelings }) => feelings !== null)).toEqual([]);
  expect((await felt(ada)).some(({ feelings }) => feelings !== null)).toBe(true);
});

test('praise that is held is told to nobody by itself', async () => {
  await say({ who: 'listening', when: 'at-once' });
  const [held, shown] = [await given(5), await given(5, ada)];
  const praised = async (who: Client) =>
    (await who.call(listNotices, {})).items.filter(({ what }) => what === 'praise.given').map(({ about }) => about);
  await until(async () => (await praised(ada)).some(({ id }) => id === shown.conversation), 'praise is told');
  expect(await praised(ben)).not.toContainEqual(expect.objectContaining({ id: held.conversation }));
});

test('days later who helped is told that something was given, and only that', async () => {
  await say({ who: 'listening', when: 'at-once' });
  const low = await given(1);
  const { version } = await ben.call(readConversation, { id: low.conversation });
  await ben.call(resolveConversation, { id: low.conversation, version });
  company.app.world.pass(4 * 86_400_000);
  const later = async () =>
    (await ben.call(listEnded, {})).items.find(({ conversation }) => conversation.id === low.conversation)!.later;
  expect((await later()).filter(({ kind }) => kind === 'survey.answered')).toMatchObject([
    { feelings: null, held: { why: 'listening' } },
  ]);
  await say({ who: 'everyone', when: 'at-once' });
  expect(await later()).toContainEqual(expect.objectContaining({ feelings: expect.objectContaining({ score: 1 }) }));
});
