import { beforeAll, expect, test } from 'vitest';
import { readAskingPlan } from '#core/contract/asking-plan.ts';
import { createMailAccount } from '#core/contract/channels.ts';
import { plainId, wireId } from '#core/contract/codecs.ts';
import { listAsks } from '#core/contract/listening.ts';
import { readOccasion, updateOccasion } from '#core/contract/occasions.ts';
import { createSurvey, publishSurvey } from '#core/contract/surveys.ts';
import { surveyTemplates } from '#core/listening/survey/templates.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { record, type NewInteraction } from '#touchpoints';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let company: TestCompany;
beforeAll(async () => {
  company = await testCompany();
  await call(createMailAccount, { name: 'Desk', settings: { address: 'desk@shop.example', senderName: 'The Shop' } });
});

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
  const drawn = () =>
    until(async () => {
      const { rows } = await company.app.owner.query(`select drawn_day from listening.occasion where survey = $1`, [
        plainId('srv', survey),
      ]);
      return rows[0].drawn_day === Math.floor(company.app.world.now().getTime() / day);
    }, 'the day was drawn');
  company.app.world.pass(6 * minute);
  await drawn();
  // What stood still for a while is made up for.
  company.app.world.pass(4 * day);
  await drawn();
  company.app.world.pass(2 * day);
  await drawn();
  for (const customer of people)
    expect(await asksOf(survey, customer)).toMatchObject([
      { about: 'relationship', channel: 'mail', touchpoint: 'survey' },
    ]);
  expect(await asksOf(survey, quiet)).toMatchObject([{ state: 'not-asked', reason: 'no-way', channel: 'chat' }]);
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
