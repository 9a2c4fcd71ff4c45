import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { listConversations } from '#core/contract/desk.ts';
import { listAsks, readSurvey } from '#core/contract/listening.ts';
import { createSurvey, publishSurvey } from '#core/contract/surveys.ts';
import { surveyTemplates } from '#core/listening/survey/templates.ts';
import { sql } from '#platform';
import { takeIn, understandMail } from '#channels';
import { mailboxSendingTo } from '#test/answers-stage.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { fresh } from '#test/fresh.ts';
import { bytesOf } from '#test/mail-stage.ts';
import { until } from '#test/until.ts';
import { publicToken } from '../answering/public-address.ts';
import { decideEpisode, type Decided, type Episode } from './decide-episode.ts';

const minute = 60_000;

let company: TestCompany;
let sink: SmtpSink;
let survey: string;
let mailbox: string;
beforeAll(async () => {
  [company, sink] = await Promise.all([testCompany(), smtpSink()]);
  mailbox = plainId('chn', await mailboxSendingTo(sink, company))!;
  const { definition } = surveyTemplates.find(({ key }) => key === 'relational-nps')!;
  const made = await call(createSurvey, { name: 'Us', about: 'relationship', draft: { ...definition } });
  await call(publishSurvey, { id: made.id, version: made.version });
  survey = plainId('srv', made.id)!;
  await call(readSurvey, {});
  await company.app.owner.query(`update listening.survey set active = true where id = $1`, [survey]);
});
afterAll(() => sink.stop());

const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const known = async (name: string) =>
  plainId('cus', (await customerWrites(company, { text: 'Hello', name })).customer)!;
const decide = (about: Pick<Episode, 'customer' | 'episode'> & Partial<Episode>, at = company) =>
  at.app.app.database.inWorkspace(at.workspace, (tx) =>
    decideEpisode(tx, {
      survey,
      cause: `${about.episode} ${about.customer}`,
      touchpoint: 'email',
      channel: 'mail',
      dueAt: new Date(tx.now.getTime() + minute),
      ...about,
    }),
  );

const addressOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '.')}@customers.example`;
const askOf = async (id: string) => (await call(listAsks, {})).items.find((ask) => ask.id === wireId('ask', id))!;
const mailTo = (name: string) => sink.mails.find(({ to }) => to.includes(addressOf(name)));
const openOf = async (name: string) =>
  (await call(listConversations, { view: 'open', limit: '200' })).items.filter(
    ({ customer }) => customer.name === name,
  );
/** As it was written, without the breaks of lines and signs that a mail has on its way. */
const plainOf = ({ text }: { text: string }) =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, digits) => String.fromCodePoint(Number.parseInt(digits, 16)));

async function answersTo(mail: { text: string }, name: string): Promise<void> {
  const inReplyTo = /^Message-ID:\s+<(.+?)>/im.exec(mail.text)![1]!;
  const bytes = bytesOf({
    from: `${name} <${addressOf(name)}>`,
    subject: 'Re: your question',
    text: 'One more thing',
    inReplyTo,
  });
  const { app, workspace } = company;
  await takeIn(app.app, { workspace, account: mailbox }, { bytes, envelope: { to: ['desk@shop.example'] } });
  const { rows } = await app.owner.query(`select id from channels.raw where hash = encode(sha256($1), 'hex')`, [bytes]);
  await understandMail(app.app, { workspace, raw: rows[0].id });
}

test('the relationship is asked about in a mail of its own, which is no conversation before the customer writes back', async () => {
  const name = fresh('Nora Promoter');
  const customer = await known(name);
  await until(async () => (await openOf(name)).length === 1, 'what they wrote before');
  const { ask, state } = await decide({ customer, episode: 'round 1' });
  expect(state).toBe('scheduled');
  expect(await askOf(ask)).toMatchObject({
    conversation: null,
    about: 'relationship',
    survey: { name: 'Us' },
    again: false,
  });
  company.app.world.pass(2 * minute);
  const mail = await until(() => mailTo(name), 'the mail');
  const words = plainOf(mail);
  const token = publicToken(company.app.app, 'ask', { workspace: company.workspace, id: ask });
  for (const score of [0, 5, 10]) expect(words).toContain(`/a/${token}?s=${score}`);
  expect([words.includes('How likely are you to recommend'), words.includes(`/a/${token}/wish`)]).toEqual([true, true]);
  const way = `${company.app.url}/a/${token}/wish`;
  const head = mail.text.slice(0, mail.text.indexOf('\r\n\r\n')).replaceAll(/\r\n\s+/g, ' ');
  expect(head).toMatch(new RegExp(`List-Unsubscribe: <http[^>]+/a/${token.replaceAll('.', String.raw`\.`)}/wish>`));
  // The company of the test has no https, without which no mail program may do it with one click.
  expect(head).not.toContain('List-Unsubscribe-Post');
  const now = async () => /value="([a-z-]+)" required checked/.exec(await (await fetch(way)).text())?.[1];
  expect(await now()).toBe('as-usual');
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  for (const body of [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), form]) {
    expect((await fetch(way, { method: 'POST', body })).status).toBe(200);
    expect(await now()).toBe('never');
    await fetch(way, { method: 'POST', body: new URLSearchParams({ wish: 'as-usual' }) });
  }
  expect((await openOf(name)).length).toBe(1);
  const given = { key: ask, edition: 1, values: { nps: 9 }, page: null, language: 'en', done: true };
  const answered = await fetch(`${company.app.url}/a/${token}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
  });
  expect(answered.status).toBe(200);
  expect(await askOf(ask)).toMatchObject({ state: 'answered' });
  const { rows } = await company.app.owner.query(
    `select conversation, scale, score, facts from touchpoints.interaction where kind = 'survey.answered' and customer = $1`,
    [customer],
  );
  expect(rows).toMatchObject([{ conversation: null, scale: 'nps', score: 9, facts: { about: 'relationship' } }]);
  await answersTo(mail, name);
  await until(async () => (await openOf(name)).length === 2, 'the answer is a conversation');
});

test('the same cause decides once; a second episode waits for the peace, the question again after a recovery does not, and comes once', async () => {
  const customer = await known(fresh('Otto'));
  const first = await decide({ customer, episode: 'round 1' });
  expect(await decide({ customer, episode: 'round 1' })).toEqual(first);
  expect(await decide({ customer, episode: 'round 2' })).toMatchObject({
    state: 'not-asked',
    reason: 'asked-recently',
  });
  expect(await decide({ customer, episode: 'round 1', cause: 'x' })).toMatchObject({ reason: 'asked-already' });
  expect(await decide({ customer, episode: 'round 1', cause: 'y', again: true })).toMatchObject({ state: 'scheduled' });
  expect(await decide({ customer, episode: 'round 1', cause: 'z', again: true })).toMatchObject({
    reason: 'asked-already',
  });
});

test('of two decisions about a person at one moment the second knows of the first', async () => {
  const customer = await known(fresh('Olga'));
  const { definition } = surveyTemplates.find(({ key }) => key === 'relational-nps')!;
  const made = await call(createSurvey, { name: fresh('They'), about: 'relationship', draft: { ...definition } });
  await call(publishSurvey, { id: made.id, version: made.version });
  const other = plainId('srv', made.id)!;
  await company.app.owner.query(`update listening.survey set active = true where id = $1`, [other]);
  const waits = `select from pg_locks where locktype = 'advisory' and not granted`;
  const { app, workspace } = company;
  const at = { customer, touchpoint: 'checkout', channel: 'web' };
  let second: Promise<Decided> | undefined;
  await app.app.database.inWorkspace(workspace, async (tx) => {
    await decideEpisode(tx, { ...at, survey, episode: 'page 1', cause: `page 1 ${customer}`, dueAt: tx.now });
    let over = false;
    second = decide({ ...at, survey: other, episode: 'page 2' }).finally(() => (over = true));
    await until(async () => over || (await app.owner.query(waits)).rows.length > 0, 'the second to wait');
  });
  expect(await second).toMatchObject({ state: 'not-asked', reason: 'asked-recently' });
});

test('who has no address is not mailed, and the ledger says so; what is shown elsewhere is not sent and ends when nobody came', async () => {
  const customer = await known(fresh('Paula'));
  await company.app.owner.query(`update customers.identifier set unlinked_at = now() where customer = $1`, [customer]);
  const { ask } = await decide({ customer, episode: 'round 1' });
  const shown = await decide({ customer: await known(fresh('Quirin')), episode: 'round 1', channel: 'web' });
  company.app.world.pass(2 * minute);
  await until(async () => (await askOf(ask)).reason === 'no-way', 'nothing leads there');
  expect(await askOf(shown.ask)).toMatchObject({ state: 'scheduled' });
  company.app.world.pass(15 * 24 * 60 * minute);
  await until(async () => (await askOf(shown.ask)).reason === 'no-way', 'they never came');
});

test('an ask about no conversation is seen by those who see all, and by nobody of another company', async () => {
  await decide({ customer: await known(fresh('Rosa')), episode: 'round 1' });
  const seen = (sight: string, workspace = company.workspace) =>
    company.app.app.database.inWorkspace(workspace, async (tx) => {
      await tx.run(sql`select set_config('app.sight', ${sight}, true)`);
      const rows = await tx.all(sql`select 1 from listening.ask`);
      return rows.length > 0;
    });
  expect(await seen('')).toBe(true);
  for (const sight of ['team', 'asked']) expect(await seen(`${sight} ${crypto.randomUUID()}`)).toBe(false);
  const workspace = crypto.randomUUID();
  expect(await seen('', workspace)).toBe(false);
  const elsewhere = decide({ customer: crypto.randomUUID(), episode: 'round 1' }, { ...company, workspace });
  await expect(elsewhere).rejects.toMatchObject({ type: 'not-found' });
});

test('a survey that has enough of every answer asks nobody any more, also those whose question waits', async () => {
  const { definition } = surveyTemplates.find(({ key }) => key === 'relational-nps')!;
  const quotas = [
    { name: 'pleased', expression: '{nps} > 6', limit: 1 },
    { name: 'others', expression: '{nps} <= 6', limit: 1 },
  ];
  const draft = { ...definition, quotas };
  const made = await call(createSurvey, { name: fresh('Few'), about: 'relationship', draft });
  const { link } = await call(publishSurvey, { id: made.id, version: made.version });
  const few = plainId('srv', made.id)!;
  await company.app.owner.query(`update listening.survey set active = true where id = $1`, [few]);
  const gives = async (nps: number) => {
    const body = { key: crypto.randomUUID(), edition: 1, values: { nps }, page: null, language: 'en', done: true };
    const { pathname } = new URL(link!);
    const headers = { 'content-type': 'application/json' };
    const sent = await fetch(`${company.app.url}${pathname}/answers`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(sent.status).toBe(200);
  };
  const ask = async (name: string) => decide({ survey: few, customer: await known(fresh(name)), episode: 'round 1' });
  await gives(9);
  const waits = await ask('Paul');
  expect(waits.state).toBe('scheduled');
  await gives(3);
  expect(await ask('Pia')).toMatchObject({ state: 'not-asked', reason: 'quota-full' });
  company.app.world.pass(2 * minute);
  await until(async () => (await askOf(waits.ask)).reason === 'quota-full', 'what waited is taken back');
});
