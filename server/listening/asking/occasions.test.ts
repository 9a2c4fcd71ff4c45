import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAskingPlan } from '#core/contract/asking-plan.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { listAsks } from '#core/contract/listening.ts';
import { readOccasion, updateOccasion } from '#core/contract/occasions.ts';
import { changeSettings, getSettings } from '#core/contract/people.ts';
import { createSurvey, publishSurvey } from '#core/contract/surveys.ts';
import { surveyTemplates } from '#core/listening/survey/templates.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { record, type NewInteraction } from '#touchpoints';
import { mailboxSendingTo } from '#test/answers-stage.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { smtpSink, type SmtpSink } from '#test/fakes/smtp-sink.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let company: TestCompany;
let sink: SmtpSink;
beforeAll(async () => {
  [company, sink] = await Promise.all([testCompany(), smtpSink()]);
  await mailboxSendingTo(sink, company);
});
afterAll(() => sink.stop());

type When = WireInputOf<typeof updateOccasion>['when'];
const plain: When = {
  kind: 'happening',
  channels: [],
  kinds: ['order.delivered'],
  touchpoints: [],
  delayMinutes: 60,
  chance: 1,
  everyDays: 30,
  atMinute: 600,
  mailFallback: true,
  sameKindDays: 0,
  distances: {},
  after: null,
};
const call: TestCompany['owner']['call'] = (...args) => company.owner.call(...args);
const surveyBy = async (template: string) => {
  const { definition, about } = surveyTemplates.find(({ key }) => key === template)!;
  const { id, version } = await call(createSurvey, { name: fresh(template), about, draft: { ...definition } });
  await call(publishSurvey, { id, version });
  return id;
};
const asksWhen = async (id: string, when: Partial<When>, active = true) => {
  const { version, openDays, quiet } = await call(readOccasion, { id });
  return call(updateOccasion, { id, active, openDays, quiet, version, when: { ...plain, ...when } });
};
const known = async (name: string, channel: 'mail' | 'chat' = 'mail') =>
  (await customerWrites(company, { text: 'Hello', name, channel })).customer;
const tell = (customer: string, more: Partial<NewInteraction> = {}) =>
  company.app.app.database.inWorkspace(company.workspace, (tx) =>
    record(tx, [
      {
        customer: plainId('cus', customer),
        occurredAt: tx.now,
        channel: 'delivery',
        touchpoint: 'delivery',
        direction: 'out',
        kind: 'order.delivered',
        actor: { kind: 'system' },
        source: null,
        messageId: crypto.randomUUID(),
        ...more,
      },
    ]),
  );
const asksOf = async (survey: string, customer: string) =>
  (await call(listAsks, { customer, limit: '200' })).items.filter((ask) => ask.survey.id === survey);
const decided = (survey: string, customer: string, count = 1) =>
  until(async () => {
    const asks = await asksOf(survey, customer);
    return asks.length === count ? asks : undefined;
  }, `${count} decisions`);

const clockOf = (zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(company.app.world.now().getTime()).toZonedDateTimeISO(zone);
const drawn = (survey: string) =>
  until(async () => {
    const text = 'select drawn_day from listening.occasion where survey = $1';
    const { rows } = await company.app.owner.query(text, [plainId('srv', survey)]);
    const today = clockOf((await call(getSettings, {})).zone).toPlainDate();
    return rows[0].drawn_day === Temporal.PlainDate.from('1970-01-01').until(today).days;
  }, 'the day was drawn');

test('a delivery is asked about by mail after its delay, once, and nothing that the survey is not about', async () => {
  const survey = await surveyBy('in-store');
  const [customer, other, before] = [
    await known(fresh('Dana')),
    await known(fresh('Elif')),
    await known(fresh('Finn')),
  ];
  await tell(before);
  company.app.world.pass(minute);
  expect(await asksWhen(survey, { touchpoints: ['delivery'] })).toMatchObject({
    lately: { customers: 1, episodes: 1 },
  });
  const { touchpoints } = await call(readAskingPlan, {});
  const expected = touchpoints.find(({ touchpoint }) => touchpoint === 'delivery')!;
  expect(expected).toMatchObject({ kind: 'faces5', every: null, target: 0, asked: 0, month: { course: null } });
  expect(expected.plan.episodes).toBeCloseTo(365.25 / 12 / 30, 6);
  await tell(other, { touchpoint: 'returns' });
  await tell(other, { kind: 'order.placed' });
  const [written] = await tell(customer);
  company.app.world.pass(2 * minute);
  const [ask] = await decided(survey, customer);
  expect(ask).toMatchObject({
    state: 'scheduled',
    channel: 'mail',
    touchpoint: 'delivery',
    conversation: null,
    about: 'touchpoint',
  });
  expect(new Date(ask!.dueAt!).getTime() - new Date(ask!.decidedAt).getTime()).toBeGreaterThan(50 * minute);
  expect(written!.duplicate).toBe(false);
  expect([await asksOf(survey, other), await asksOf(survey, before)]).toEqual([[], []]);
});

test('a channel that carries no question is not left for mail unless that is said, and the ledger says why', async () => {
  const survey = await surveyBy('in-store');
  await asksWhen(survey, { kinds: ['store.visited'], mailFallback: false });
  const customer = await known(fresh('Greta'));
  await tell(customer, { kind: 'store.visited', channel: 'store', touchpoint: 'store', direction: 'in' });
  company.app.world.pass(2 * minute);
  expect((await decided(survey, customer))[0]).toMatchObject({
    state: 'not-asked',
    reason: 'no-channel',
    channel: 'store',
  });
});

test('everybody who was active is asked about the relationship once in a round, on the channel they used last', async () => {
  const survey = await surveyBy('relational-nps');
  const people = [await known(fresh('Hugo')), await known(fresh('Iris')), await known(fresh('Jan'))];
  const quiet = await known(fresh('Karl'), 'chat');
  await asksWhen(survey, { kind: 'relationship', channels: ['mail', 'chat'], everyDays: 7, mailFallback: false });
  company.app.world.pass(6 * minute);
  await drawn(survey);
  // What stood still for a while is made up for.
  company.app.world.pass(4 * day);
  await drawn(survey);
  company.app.world.pass(2 * day);
  await drawn(survey);
  for (const customer of people)
    expect(await asksOf(survey, customer)).toMatchObject([
      { about: 'relationship', channel: 'mail', touchpoint: 'survey' },
    ]);
  expect(await asksOf(survey, quiet)).toMatchObject([{ state: 'not-asked', reason: 'no-way', channel: 'chat' }]);
  await asksWhen(survey, { kind: 'relationship', channels: ['mail'] }, false);
});

test('a survey waits for another one, and keeps its own distances', async () => {
  const first = await surveyBy('contact-ease');
  const second = await surveyBy('in-store');
  await asksWhen(first, { kinds: ['order.placed'], delayMinutes: 0 });
  const after = { survey: first, what: 'asked' as const, days: 3 };
  await asksWhen(second, { kinds: ['order.refunded'], after, distances: { ces7: 5 } });
  const customer = await known(fresh('Lena'));
  const refund = () => tell(customer, { kind: 'order.refunded', touchpoint: 'returns' });
  await refund();
  company.app.world.pass(2 * minute);
  expect((await decided(second, customer))[0]).toMatchObject({ reason: 'out-of-turn' });
  await tell(customer, { kind: 'order.placed', touchpoint: 'checkout', channel: 'web' });
  company.app.world.pass(2 * minute);
  await decided(first, customer);
  company.app.world.pass(minute);
  await until(async () => (await asksOf(first, customer))[0]!.sentAt, 'the first was asked');
  company.app.world.pass(4 * day);
  await refund();
  company.app.world.pass(2 * minute);
  expect((await decided(second, customer, 2))[0]).toMatchObject({ reason: 'asked-recently' });
  company.app.world.pass(2 * day);
  await refund();
  company.app.world.pass(2 * minute);
  expect((await decided(second, customer, 3))[0]).toMatchObject({ state: 'scheduled' });
});

test('the relationship is asked about at its hour by the clock of the company, wherever that is', async () => {
  const { zone: before, version } = await call(getSettings, {});
  const zone = 'America/New_York';
  const set = await call(changeSettings, { version, zone });
  const [survey, name] = [await surveyBy('relational-nps'), fresh('Nina')];
  const midnight = clockOf(zone).add({ days: 1 }).startOfDay();
  company.app.world.pass(midnight.epochMilliseconds + minute - company.app.world.now().getTime());
  const customer = await known(name);
  await asksWhen(survey, { kind: 'relationship', channels: ['mail'], atMinute: 600 });
  // A round of one day, so that each day is theirs.
  await company.app.owner.query('update listening.occasion set every_days = 1 where survey = $1', [
    plainId('srv', survey),
  ]);
  company.app.world.pass(6 * minute);
  const hours = async () =>
    (await asksOf(survey, customer)).map(({ dueAt }) =>
      Temporal.Instant.from(dueAt!).toZonedDateTimeISO(zone).toPlainDateTime().toString(),
    );
  const at = (days: number) => `${midnight.add({ days }).toPlainDate().toString()}T10:00:00`;
  await until(async () => (await hours()).length === 1, 'the day was drawn');
  expect(await hours()).toEqual([at(0)]);
  // What is drawn after its hour comes at that hour of the day after.
  company.app.world.pass(11 * 60 * minute);
  expect(await known(name)).toBe(customer);
  company.app.world.pass(23 * 60 * minute);
  await until(async () => (await hours()).length === 2, 'the next day was drawn');
  expect(new Set(await hours())).toEqual(new Set([at(0), at(2)]));
  await company.app.owner.query('update listening.survey set active = false where id = $1', [plainId('srv', survey)]);
  await call(changeSettings, { version: set.version, zone: before });
});

test('days on which a survey was off are not made up for', async () => {
  const survey = await surveyBy('relational-nps');
  const when = { kind: 'relationship' as const, channels: ['mail' as const], everyDays: 7 };
  await asksWhen(survey, when);
  company.app.world.pass(6 * minute);
  await drawn(survey);
  await asksWhen(survey, when, false);
  const people = await Promise.all(Array.from({ length: 20 }, (_, at) => known(fresh(`Olli ${at}`))));
  company.app.world.pass(6 * day);
  await asksWhen(survey, when);
  company.app.world.pass(6 * minute);
  await drawn(survey);
  const ids = people.map((each) => plainId('cus', each));
  const text = 'select 1 from listening.ask where survey = $1 and customer = any($2)';
  const { rows } = await company.app.owner.query(text, [plainId('srv', survey), ids]);
  // A seventh of them has its day today, six sevenths would have had it since.
  expect(rows.length).toBeLessThan(12);
  await asksWhen(survey, when, false);
});

test('a survey that waits for another one looks at when that came last, not at any time that it came', async () => {
  const first = await surveyBy('relational-nps');
  const second = await surveyBy('in-store');
  await asksWhen(second, { kinds: ['store.visited'], after: { survey: first, what: 'asked', days: 60 } });
  const customer = await known(fresh('Mona'));
  const visits = () =>
    tell(customer, { kind: 'store.visited', touchpoint: 'store', channel: 'store', direction: 'in' });
  const asked = (days: number, state = 'expired') =>
    company.app.owner.query(
      `insert into listening.ask (workspace, survey, survey_version, customer, episode, cause, touchpoint, channel, state, decided_at, sent_at, about)
       values ($1, $2, 1, $3, $4, $4, 'survey', 'mail', $5, $6, $6, 'relationship')`,
      [
        company.workspace,
        plainId('srv', first),
        plainId('cus', customer),
        `round ${days}`,
        state,
        new Date(company.app.world.now().getTime() - days * day),
      ],
    );
  const decides = async (count: number) => {
    await visits();
    company.app.world.pass(2 * minute);
    return (await decided(second, customer, count))[0];
  };
  await asked(200);
  await asked(40);
  expect(await decides(1)).toMatchObject({ reason: 'out-of-turn' });
  await company.app.owner.query(
    `update listening.ask set state = 'failed' where episode = 'round 40' and customer = $1`,
    [plainId('cus', customer)],
  );
  expect(await decides(2)).toMatchObject({ state: 'scheduled' });
});

test('what cannot be asked by is refused with its reason', async () => {
  const survey = await surveyBy('in-store');
  const refused = (when: Partial<When>, id = survey) => asksWhen(id, when).catch(({ type }: { type: string }) => type);
  expect(await refused({ kinds: [] })).toBe('invalid');
  expect(await refused({ kinds: ['message.received'] })).toBe('invalid');
  expect(await refused({ kind: 'conversation' })).toBe('invalid');
  expect(await refused({ chance: 0 })).toBe('invalid');
  expect(await refused({ after: { survey, what: 'asked', days: 1 } })).toBe('invalid');
  expect(await refused({ after: { survey: wireId('srv', crypto.randomUUID()), what: 'asked', days: 1 } })).toBe(
    'not-found',
  );
  const draft = await call(createSurvey, { name: 'Draft', about: 'contact', draft: {} });
  expect(await refused({}, draft.id)).toBe('refused');
  const { version, openDays, quiet } = await call(readOccasion, { id: survey });
  const stale = { id: survey, active: true, openDays, quiet, when: plain, version: version + 1 };
  await expect(call(updateOccasion, stale)).rejects.toMatchObject({ type: 'conflict' });
});
