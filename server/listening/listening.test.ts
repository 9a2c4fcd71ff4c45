import { beforeAll, describe, expect, it } from 'vitest';
import { changeCustomer, getCustomer } from '#core/contract/customers.ts';
import { askRates, listAnswers, listAsks, readSurvey, updateSurvey } from '#core/contract/listening.ts';
import {
  markConversationSpam,
  readConversation,
  reopenConversation,
  replyToConversation,
  resolveConversation,
} from '#core/contract/desk.ts';
import type { QuestionCard } from '#core/channels/chat-card.ts';
import { listChatAccounts } from '#core/contract/chat.ts';
import { listSurveys, openSurvey, publishSurvey, saveSurvey } from '#core/contract/surveys.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { clockText, minutesOfClock } from '#core/time/check-windows.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { postJson, visitor } from '#test/visitor.ts';
import { keepPastAsks, type PastAsk } from '#listening';
import { publicToken } from './answering/public-address.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
});

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const resolved = async (name: string, { answered = true, automatic = false } = {}) => {
  const { thread } = await customerWrites(company, { text: 'Hello', name, automatic });
  await until(() => call(readConversation, { id: thread }).catch(() => undefined), 'the conversation');
  if (answered) await call(replyToConversation, { id: thread, text: 'There you are.', resolve: true });
  else await call(resolveConversation, { id: thread, version: 1 });
  return thread;
};
const askOf = (conversation: string, state: string) =>
  until(
    async () =>
      (await call(listAsks, {})).items.find((ask) => ask.conversation === conversation && ask.state === state),
    `an ask that is ${state}`,
  );
const pageOf = (ask: string) =>
  `${company.app.url}/a/${publicToken(company.app.app, 'ask', { workspace: company.workspace, id: plainId('ask', ask)! })}`;
const answer = (ask: string, fields: Record<string, string>) =>
  fetch(pageOf(ask), { method: 'POST', body: new URLSearchParams(fields) });

describe('the ask ledger', () => {
  it('schedules the question after a chat, sends it when due, takes the answer and puts the score on the spine without words', async () => {
    const conversation = await resolved('Amina');
    const scheduled = await askOf(conversation, 'scheduled');
    expect(new Date(scheduled.dueAt!).getTime() - new Date(scheduled.decidedAt).getTime()).toBeGreaterThan(29 * minute);
    company.app.world.pass(31 * minute);
    const ask = await until(
      async () =>
        (await call(listAsks, {})).items.find((each) => each.conversation === conversation && each.sentAt !== null),
      'sent',
    );
    const page = await (await fetch(`${pageOf(ask.id)}?s=5`)).text();
    expect(page).toMatch(/value="5"\s+required checked/);
    expect((await call(listAnswers, {})).items).toEqual([]);
    expect((await answer(ask.id, { score: '5', words: 'Very kind' })).status).toBe(200);
    expect((await answer(ask.id, { score: '1' })).status).toBe(200);
    expect((await call(listAnswers, {})).items).toMatchObject([
      { score: 5, words: 'Very kind', customer: { name: 'Amina' } },
    ]);
    const read = () =>
      company.app.owner.query(
        `select language from listening.reading where answer is not null and customer is not null`,
      );
    await until(async () => (await read()).rows.length > 0, 'its words to be read for how they feel');
    expect((await read()).rows[0]).toEqual({ language: 'en' });
    const spine = await company.app.owner.query(
      `select scale, score, facts::text from touchpoints.interaction where kind = 'survey.answered'`,
    );
    expect(spine.rows).toMatchObject([{ scale: 'csat5', score: 5 }]);
    expect(spine.rows[0].facts).not.toContain('kind');
    const { status } = await call(readConversation, { id: conversation });
    expect(status).toBe('resolved');
  });

  it('holds back the second question within thirty days, and says so', async () => {
    company.app.world.pass(2 * day);
    const conversation = await resolved('Amina');
    company.app.world.pass(31 * minute);
    expect(await askOf(conversation, 'not-asked')).toMatchObject({ reason: 'asked-recently' });
  });

  it('takes a question back when the customer writes again or the matter is reopened', async () => {
    const [one, two] = [await resolved('Bert'), await resolved('Carla')];
    await askOf(one, 'scheduled');
    await askOf(two, 'scheduled');
    await customerWrites(company, { text: 'And another thing', thread: one, name: 'Bert' });
    const { version } = await call(readConversation, { id: two });
    await call(reopenConversation, { id: two, version });
    expect(await askOf(one, 'not-asked')).toMatchObject({ reason: 'wrote-again' });
    expect(await askOf(two, 'not-asked')).toMatchObject({ reason: 'reopened' });
  });

  it('asks nobody whom nobody answered, no machine, and about no spam', async () => {
    expect(await askOf(await resolved('Dora', { answered: false }), 'not-asked')).toMatchObject({
      reason: 'unanswered',
    });
    expect(await askOf(await resolved('Robot', { automatic: true }), 'not-asked')).toMatchObject({
      reason: 'automatic',
    });
    const spam = await resolved('Erik');
    await askOf(spam, 'scheduled');
    const { version } = await call(readConversation, { id: spam });
    await call(markConversationSpam, { id: spam, version });
    expect(await askOf(spam, 'not-asked')).toMatchObject({ reason: 'spam' });
  });

  it('closes a question that was open too long, and takes no answer then', async () => {
    const conversation = await resolved('Frida');
    await askOf(conversation, 'scheduled');
    company.app.world.pass(31 * minute);
    await until(
      async () =>
        (await call(listAsks, {})).items.some((each) => each.conversation === conversation && each.sentAt !== null),
      'sent',
    );
    company.app.world.pass(15 * day);
    const { id } = await askOf(conversation, 'expired');
    expect((await answer(id, { score: '4' })).status).toBe(410);
  });

  it('opens nothing with a link that was changed', async () => {
    expect((await fetch(`${company.app.url}/a/AAAA.x~y`)).status).toBe(404);
  });

  it('waits for the morning where nobody is to be asked at this hour, also when that was decided later', async () => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeStyle: 'short' });
    const from = minutesOfClock(clock.format(company.app.world.now()));
    const quiet = { from, until: (from + 600) % 1440 };
    const early = await resolved('Gustav');
    const { dueAt: before } = await askOf(early, 'scheduled');
    await call(updateSurvey, { ...(await surveyValues()), active: true, quiet });
    const late = await resolved('Hanna');
    const { dueAt } = await askOf(late, 'scheduled');
    expect(clock.format(new Date(dueAt!))).toBe(clockText(quiet.until));
    const { customer } = await customerWrites(company, { text: 'Hello', name: 'Yuki' });
    const { version } = await call(getCustomer, { id: customer });
    await call(changeCustomer, { id: customer, version, zone: 'Asia/Tokyo' });
    const abroad = new Date((await askOf(await resolved('Yuki'), 'scheduled')).dueAt!);
    const tokyo = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', timeStyle: 'short' });
    expect([tokyo.format(abroad), abroad < new Date(dueAt!)]).toEqual([clockText(quiet.until), true]);
    company.app.world.pass(31 * minute);
    const moved = async () => (await askOf(early, 'scheduled')).dueAt !== before;
    await until(moved, 'the question that was decided before waits, too');
    expect((await askOf(early, 'scheduled')).dueAt).toBe(dueAt);
    company.app.world.pass(12 * 60 * minute);
    const sent = async () => (await call(listAsks, {})).items.find((ask) => ask.conversation === late)?.sentAt;
    await until(sent, 'it was asked in the morning');
    await call(updateSurvey, { ...(await surveyValues()), active: true, quiet: null });
  });

  it('tells how many answered of those whom it reached, by channel and touchpoint, and gives itself as a file', async () => {
    const { customer } = await customerWrites(company, { text: 'Hello', name: 'Nell' });
    const at = (date: number) => new Date(Date.UTC(2026, 1, date, 12));
    const past = (rank: number, channel: 'mail' | 'chat', answered: boolean): PastAsk => ({
      id: crypto.randomUUID(),
      customer: plainId('cus', customer)!,
      conversation: crypto.randomUUID(),
      channel,
      state: answered ? 'answered' : 'expired',
      reason: null,
      decidedAt: at(rank),
      sentAt: at(rank),
      answer: answered ? { score: 4, words: '', at: at(rank) } : null,
    });
    const mails = Array.from({ length: 12 }, (_, rank) => past(rank + 1, 'mail', rank < 9));
    const lost: PastAsk = { ...past(1, 'mail', false), state: 'not-asked', reason: 'spam', sentAt: null };
    await company.app.database.inWorkspace(company.workspace, (tx) =>
      keepPastAsks(tx, [...mails, past(1, 'chat', true), lost]),
    );
    const february = { from: '2026-02-01', until: '2026-02-28' };
    const { all, rows } = await call(askRates, february);
    expect(rows).toMatchObject([
      { channel: 'mail', touchpoint: { key: 'support_mail' }, n: 12, answered: 9, open: 0, value: 75 },
      { channel: 'chat', n: 1, answered: 1, value: null, low: null, high: null },
    ]);
    expect([rows[0]!.low!.toFixed(1), rows[0]!.high!.toFixed(1)]).toEqual(['46.8', '91.1']);
    expect(all).toMatchObject({ n: 13, answered: 10 });
    expect((await call(askRates, { from: '2026-02-12', until: '2026-02-12' })).all).toMatchObject({
      n: 1,
      value: null,
    });
    const mail = { ...february, channel: 'mail', touchpoint: 'support_mail', customer };
    expect((await call(askRates, mail)).all).toMatchObject({ n: 12, answered: 9 });
    expect((await call(askRates, { ...february, channel: 'chat' })).all).toMatchObject({ n: 1, answered: 1 });
    for (const none of [{ touchpoint: 'store' }, { channel: 'form' }, { survey: wireId('srv', crypto.randomUUID()) }])
      expect((await call(askRates, { ...mail, ...none })).rows).toEqual([]);
    const spam = await call(listAsks, { ...february, reason: 'spam', channel: 'mail', touchpoint: 'support_mail' });
    expect(spam.items.map(({ id }) => plainId('ask', id))).toEqual([lost.id]);
    expect((await call(listAsks, { ...february, channel: 'form' })).items).toEqual([]);
    const cookie = { cookie: company.owner.cookie() };
    const file = await fetch(`${company.app.url}/api/v1/asks.csv?from=2026-02-12&until=2026-02-28`, {
      headers: cookie,
    });
    const lines = (await file.text()).trim().split('\r\n');
    expect([lines.length, lines[1]!.split(',').slice(5, 8)]).toEqual([2, ['support_mail', 'mail', 'expired']]);
    const wrong = await fetch(`${company.app.url}/api/v1/asks.csv?until=never`, { headers: cookie });
    expect(wrong.status).toBe(400);
  });

  it('asks in the chat on the scale of the survey, takes the score, leads on to the rest, and still takes cards from before', async () => {
    const { key } = (await call(listChatAccounts, {})).items[0]!;
    const [five, content, unhappy] = await Promise.all(
      ['a lamp', 'a shade', 'a cable'].map(async (text) => {
        const begun = await visitor(company.app.url, { key, language: text === 'a cable' ? 'ar' : 'en' });
        await begun.say(text);
        const { rows } = await company.app.owner.query('select thread from channels.message where text = $1', [text]);
        const id = wireId('cnv', rows[0].thread);
        await until(() => call(readConversation, { id }).catch(() => undefined), 'the conversation');
        return { ...begun, id };
      }),
    );
    const asked = async ({ token, id }: { token: string; id: string }) => {
      await call(replyToConversation, { id, text: 'There you are.', resolve: true });
      await askOf(id, 'scheduled');
      company.app.world.pass(31 * minute);
      return until(async () => {
        const { messages } = (await visitor(company.app.url, { key, token })).state;
        const [asking] = messages.flatMap((each) => {
          const { card, question } = each as { card?: QuestionCard; question?: QuestionCard };
          const drawn = card ?? question;
          return drawn ? [{ id: each.id, text: each.text, first: card !== null, card: drawn }] : [];
        });
        return asking;
      }, 'the card');
    };
    const faces = await asked(five!);
    expect(faces).toMatchObject({ first: true, card: { language: 'en' } });
    expect(faces.card).toMatchObject({ kind: 'csat', ref: '', look: 'faces', comment: true });
    expect(faces.card.steps.at(-1)).toEqual({ score: 5, called: 'Very satisfied' });
    await company.app.owner.query(
      `update channels.message set card = card - '{look,steps,comment,goOn,more,less,language}'::text[] where id = $1`,
      [plainId('msg', faces.id)],
    );
    const given = <T>(who: typeof five, message: string, answer: object) =>
      who!.post<T>('answers', { message, ...answer }).catch(({ type }: { type: string }) => ({ card: type }));
    expect(await given(five, faces.id, { score: 8 })).toEqual({ card: 'invalid' });
    expect(await given(five, faces.id, { score: 4 })).toMatchObject({ card: { score: 4, more: false, steps: [] } });

    const { id, version, name, about } = (await call(listSurveys, {})).items.find((each) => each.key === 'csat')!;
    const draft = {
      languages: ['en', 'ar'],
      pages: [
        {
          name: 'one',
          elements: [
            { type: 'rating', name: 'nps', scale: 'nps', title: { en: 'Recommend {company}?', ar: 'هل توصي بنا؟' } },
          ],
        },
        { name: 'two', elements: [{ type: 'comment', name: 'why', title: 'Why?', visibleIf: '{nps} <= 6' }] },
      ],
      hidden: [{ name: 'company' }],
    };
    const saved = await call(saveSurvey, { id, version, name, about, draft });
    await call(publishSurvey, { id, version: saved.version });
    const [high, low] = await Promise.all([asked(content!), asked(unhappy!)]);
    expect(high.card).toMatchObject({ kind: 'question', question: 'Recommend Acme?', look: 'numbers', comment: false });
    // A panel from before an update knows no such card: it shows the words, which lead to the page.
    expect([high.first, high.text.split('\n')[1]]).toEqual([false, high.card.goOn?.url]);
    expect(low.card).toMatchObject({ language: 'ar', question: 'هل توصي بنا؟' });
    expect(high.card.steps.map(({ score }) => score)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    // What is asked anew leaves the questions that stand in chats as they were shown.
    const anew = await call(openSurvey, { id });
    const asking = { pages: [{ name: 'one', elements: [{ type: 'rating', name: 'now', scale: 'csat5' }] }] };
    const other = await call(saveSurvey, { id, version: anew.version, name, about, draft: asking });
    await call(publishSurvey, { id, version: other.version });
    expect(await given(content, high.id, { score: 10 })).toMatchObject({ card: { score: 10, more: false } });
    await askOf(content!.id, 'answered');
    expect(await given(unhappy, low.id, { score: 0 })).toMatchObject({ card: { score: 0, more: true } });
    const { id: ask } = await askOf(unhappy!.id, 'started');
    const way = new URL(pageOf(ask)).pathname;
    expect(low.card).toMatchObject({
      goOn: { words: expect.any(String), url: expect.stringMatching(new RegExp(`${way}$`)) },
      less: { words: expect.any(String), url: expect.stringMatching(new RegExp(`${way}/wish$`)) },
    });
    const rest = {
      key: plainId('ask', ask),
      edition: 2,
      values: { why: 'Too dim' },
      page: 'two',
      language: 'en',
      done: true,
    };
    expect(await postJson(`${pageOf(ask)}/answers`, rest)).toMatchObject({ done: true, faults: [] });
    const scores = (await call(listAnswers, {})).items.filter(({ scale }) => scale === 'nps').map(({ score }) => score);
    expect(scores).toEqual([0, 10]);
  });

  it('asks nobody while it is switched off', async () => {
    await call(updateSurvey, { ...(await surveyValues()), active: false });
    expect(await askOf(await resolved('Gina'), 'not-asked')).toMatchObject({ reason: 'survey-off' });
  });
});

async function surveyValues() {
  const { chatDelayMinutes, mailDelayHours, quarantineDays, openDays, quiet, version } = await call(readSurvey, {});
  return { chatDelayMinutes, mailDelayHours, quarantineDays, openDays, quiet, version };
}
