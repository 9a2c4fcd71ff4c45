import { beforeAll, expect, test } from 'vitest';
import { listAsksBehind } from '#core/contract/asks-behind.ts';
import { listWorded } from '#core/contract/answered.ts';
import { changeRecovery, listRecoveries, readRecovery } from '#core/contract/care.ts';
import { createCause } from '#core/contract/causes.ts';
import { plainId } from '#core/contract/codecs.ts';
import { customerLine } from '#core/contract/customer-line.ts';
import { readConversation, replyToConversation } from '#core/contract/desk.ts';
import { listAnswersBehind } from '#core/contract/insight.ts';
import { listAnswers } from '#core/contract/listening.ts';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import { readScoreSight, updateScoreSight } from '#core/contract/score-sight.ts';
import { listResponses } from '#core/contract/surveys.ts';
import { listTexts } from '#core/contract/texts.ts';
import { linkVerbatim, listVerbatims } from '#core/contract/verbatims.ts';
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
});

interface Given {
  customer: string;
  conversation: string;
  words: string;
}

/** Ben answers a customer, who says how that was. */
async function given(score: number): Promise<Given> {
  const words = `${fresh('Kettle')} was late and nobody here was any help, terrible`;
  const { thread, customer } = await customerWrites(company, { text: 'Where is it?', name: fresh('Cleo') });
  await until(() => ada.call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  await ben.call(replyToConversation, { id: thread, text: 'On its way.' });
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
  await company.app.app.database.inWorkspace(company.workspace, (tx) => answerAsk(tx, { ask, score, words }));
  company.app.world.pass(120_000);
  return { customer, conversation: thread, words };
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
};
const everyCase = { state: 'unsettled', whose: 'everyone' } as const;

const tells = (found: unknown, { words }: Given) => {
  const text = JSON.stringify(found);
  return text.includes(words) || /"score":1\b/.test(text);
};

async function whereTold(who: Client, given: Given): Promise<string[]> {
  const told = [];
  for (const [place, read] of Object.entries(places)) if (tells(await read(who, given), given)) told.push(place);
  return told;
}

async function say(wanted: { who: 'everyone' | 'listening'; when: 'at-once' | 'five' | 'week' }) {
  const { version } = await ada.call(readScoreSight, {});
  await ada.call(updateScoreSight, { ...wanted, version });
}

/** A low answer that the owner finds everywhere. */
async function lowAnswer(): Promise<Given> {
  const low = await given(1);
  const [response] = ofThis(low)(await ada.call(listResponses, {}));
  await ada.call(linkVerbatim, { id: cause, response: response!.id, named: true });
  const missing = async () => {
    const told = await whereTold(ada, low);
    return Object.keys(places).filter((place) => !told.includes(place));
  };
  await until(async () => (await missing()).length === 0, 'the answer in all places');
  return low;
}

test('who handled it finds the score and the words nowhere before five are there, and everywhere then', async () => {
  await say({ who: 'everyone', when: 'five' });
  const low = await lowAnswer();
  expect(await whereTold(ben, low)).toEqual([]);
  const [answer] = ofThis(low)(await ben.call(listAnswers, {}));
  expect(answer).toMatchObject({ score: null, words: '', held: { until: null }, customer: {} });
  for (let rank = 0; rank < 4; rank++) await given(5);
  expect((await whereTold(ben, low)).toSorted()).toEqual(Object.keys(places).toSorted());
});

test('nobody but listening people sees it where the company says so, and who owns the case', async () => {
  await say({ who: 'everyone', when: 'at-once' });
  const low = await lowAnswer();
  expect((await whereTold(ben, low)).length).toBe(Object.keys(places).length);
  await say({ who: 'listening', when: 'at-once' });
  expect(await whereTold(ben, low)).toEqual([]);
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
