import { beforeAll, expect, test } from 'vitest';
import { listWorded, readAnswered } from '#core/contract/answered.ts';
import { listAsksBehind } from '#core/contract/asks-behind.ts';
import { readControl } from '#core/contract/control.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { listAnswersBehind, readExperience } from '#core/contract/insight.ts';
import { askRates, listAsks } from '#core/contract/listening.ts';
import { changeMetricOwner, listMetrics, readMetric, readMetricFigures } from '#core/contract/metrics.ts';
import { readSentiment } from '#core/contract/sentiment.ts';
import { readSilence } from '#core/contract/silence.ts';
import { createTeam } from '#core/contract/teams.ts';
import { listTexts } from '#core/contract/texts.ts';
import { createTopic, topicFigures } from '#core/contract/topics.ts';
import { keepPastAsks } from '#listening';
import type { Tx } from '#platform';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { matters, tellTimes, times, type Drilled } from './drill-waits.fixture.ts';
import { shownByPages, toldByCatalogue } from './metrics/shown.fixture.ts';
import { converse, day, teller } from './story.fixture.ts';

let company: TestCompany;
const people = 30;

const days = 4;

/** Two answers of everybody on each of some days, some by mail; asks of which some were answered, some with words. */
async function tellStory(tx: Tx): Promise<void> {
  const { tell, flush } = await teller(tx, people);
  const now = tx.now.getTime();
  for (let back = 1; back <= days; back++)
    for (let who = 0; who < people; who++) {
      const where = who % 3 === 0 ? { channel: 'mail', touchpoint: 'support_mail' } : {};
      const answer = { ...where, kind: 'survey.answered' as const };
      tell(who, now - back * day, { ...answer, feelings: { scale: 'nps', score: (who * back) % 11 } });
      tell(who, now - back * day, { ...answer, feelings: { scale: 'ces7', score: 1 + (who % 7) } });
    }
  for (let at = 0; at < people; at++) {
    const began = now - (1 + (at % 20)) * day;
    const ended = at % 3 === 0 ? {} : { resolved: began + (at % 5) * 3_600_000 + 120_000 };
    converse(tell, { who: at, at: began, answered: 60 * (1 + at), ...ended, channel: at % 4 === 0 ? 'mail' : 'chat' });
  }
  await flush();
  await keepPastAsks(
    tx,
    Array.from({ length: 60 }, (_, at) => {
      const sentAt = new Date(now - (at < 45 ? 30 + (at % 3) * 7 : 2) * day);
      const answered = at % 2 === 0;
      return {
        ...{ id: crypto.randomUUID(), customer: crypto.randomUUID(), conversation: crypto.randomUUID(), sentAt },
        channel: at % 3 === 0 ? ('mail' as const) : ('chat' as const),
        ...{ state: answered ? ('answered' as const) : ('delivered' as const), reason: null, decidedAt: sentAt },
        answer: answered ? { score: 1 + (at % 5), words: at % 4 === 0 ? 'It was slow' : '', at: sentAt } : null,
      };
    }),
  );
}

/** Texts that were read, some corrected, some about a topic, over some weeks and in two channels. */
async function tellTexts(topic: string): Promise<void> {
  const { app, workspace } = company;
  await app.owner.query(
    `with read as (insert into listening.reading (workspace, message, customer, language, language_probability, way, model, version,
         sentiment, probability, value, at, channel)
       select $1, gen_random_uuid(), case when n % 5 > 0 then md5((n % 20)::text)::uuid end, 'en', 1, 'learnt', 'en', 'test',
         (array['negative', 'neutral', 'positive'])[1 + n % 3], 0.9, 0, now() - n * interval '13 hours', (array['mail', 'chat', null])[1 + n % 3]
       from generate_series(1, 90) n returning id, at),
     corrected as (insert into listening.correction (workspace, reading, said, by_id, by_name, at)
       select $1, id, 'negative', gen_random_uuid(), 'Ben', now() from read order by at desc limit 20)
     insert into listening.topic_said (workspace, reading, topic, about, by_id, by_name, at)
       select $1, id, $2::uuid, true, gen_random_uuid(), 'Ben', now() from read order by at desc limit 60`,
    [workspace, topic],
  );
}

beforeAll(async () => {
  company = await testCompany();
  const { app, owner, workspace } = company;
  await app.app.database.inWorkspace(workspace, tellStory);
  const blank = { description: '', parent: null, team: null, examples: [], rules: [] };
  const topic = await owner.call(createTopic, { ...blank, name: fresh('Slowness') });
  const { rows } = await app.owner.query('select id from listening.topic where lower(name) = lower($1)', [topic.name]);
  await tellTexts(rows[0].id);
  await tellTimes(company);
  await until(async () => {
    const { scales } = await owner.call(readExperience, {});
    return scales.some(({ scale, n }) => scale === 'ces7' && n === days * people);
  }, 'the story stands in analytics');
});

type Behind = Omit<WireInputOf<typeof listAnswersBehind>, 'scale' | 'about'>;

async function answers(scale: 'nps' | 'ces7'): Promise<Drilled[]> {
  const felt = await company.owner.call(readExperience, { days: '90', scale, by: 'day' });
  const control = await company.owner.call(readControl, { days: '90', scale });
  const measure = { scale, about: felt.about };
  const groups: Array<[string, number, Behind]> = [
    ['figure', felt.figure.n, {}],
    ['mean', felt.mean.n, {}],
    ...felt.series
      .filter(({ n }) => n > 0)
      .map(({ start, n }) => [`day ${start}`, n, { by: 'day', bucket: start }] as [string, number, Behind]),
    ...felt.scores.map(
      ({ score, count }) => [`score ${score}`, count, { score: String(score) }] as [string, number, Behind],
    ),
    ...felt.byChannel.map(({ key, n }) => [key, n, { channel: key }] as [string, number, Behind]),
    ...felt.byTouchpoint.map(({ key, n }) => [key, n, { touchpoint: key }] as [string, number, Behind]),
    ...control.periods.map(
      ({ start, n }) =>
        [`point ${start}`, n, { days: '3650', by: control.by, bucket: start }] as [string, number, Behind],
    ),
  ];
  return Promise.all(
    groups.map(async ([of, n, group]): Promise<Drilled> => {
      const { total } = await company.owner.call(listAnswersBehind, { days: '90', ...measure, limit: '1', ...group });
      return [of, n, total];
    }),
  );
}

async function asks(): Promise<Drilled[]> {
  const { response } = await company.owner.call(readExperience, { days: '90', by: 'week' });
  const behind = async (query: WireInputOf<typeof listAsksBehind>) =>
    (await company.owner.call(listAsksBehind, { limit: '1', ...query })).total;
  const weeks = response.series.map(async ({ start, n }): Promise<Drilled> => [
    start,
    n,
    await behind({ by: 'week', bucket: start }),
  ]);
  return [
    ['delivered', response.n, await behind({})],
    ['answered', Math.round((response.value! * response.n) / 100), await behind({ which: 'answered' })],
    ['open', response.open, await behind({ which: 'open' })],
    ['open, answered', response.openAnswered, await behind({ which: 'open-answered' })],
    ...(await Promise.all(weeks)),
  ];
}

async function weighed(): Promise<Drilled[]> {
  const measure = { scale: 'csat5', about: 'contact' } as const;
  const { asked, answered, raw, weighted, mean } = await company.owner.call(readSilence, measure);
  const behind = async (which: 'over' | 'answered') =>
    (await company.owner.call(listAsksBehind, { ...measure, which, limit: '1' })).total;
  const given = await behind('answered');
  return [
    ['asked', asked, await behind('over')],
    ...[answered, raw.n, weighted.n, mean.raw.n, mean.weighted.n].map((n): Drilled => ['answers', n, given]),
  ];
}

async function rates(): Promise<Drilled[]> {
  const { all, rows } = await company.owner.call(askRates, {});
  const ledger = async (query: WireInputOf<typeof listAsks>) =>
    (await company.owner.call(listAsks, { limit: '200', ...query })).items.length;
  const groups = rows.map(async ({ n, answered, open, channel, touchpoint: { key } }): Promise<Drilled[]> => {
    const group = { channel, touchpoint: key };
    return [
      [key, n, await ledger({ ...group, counted: 'over' })],
      [`${key}, answered`, answered, await ledger({ ...group, counted: 'answered' })],
      [`${key}, open`, open, await ledger({ ...group, counted: 'open' })],
    ];
  });
  return [['all', all.n, await ledger({ counted: 'over' })], ...(await Promise.all(groups)).flat()];
}

async function worded(): Promise<Drilled[]> {
  const { asked } = await company.owner.call(readAnswered, {});
  const behind = async (query: Omit<WireInputOf<typeof listWorded>, 'source'>) =>
    (await company.owner.call(listWorded, { source: 'asked', ...query })).total;
  const { share, time, unanswered, anonymous } = asked;
  const groups = asked.byTouchpoint.map(async ({ key, share: { n } }): Promise<Drilled> => [
    key,
    n,
    await behind({ touchpoint: key }),
  ]);
  return [
    ['with words', share.n, await behind({})],
    ['times', time.n, await behind({})],
    ['replied', share.n - unanswered, await behind({ which: 'replied' })],
    ['no reply', unanswered, await behind({ which: 'unanswered' })],
    ['of nobody', anonymous, await behind({ which: 'anonymous' })],
    ...(await Promise.all(groups)),
  ];
}

async function texts(): Promise<Drilled[]> {
  const read = await company.owner.call(readSentiment, { days: '90', language: 'en' });
  const cuts = [
    { of: 'all texts', cut: read.whole, group: {} },
    ...read.weeks.map((cut) => ({ of: `week ${cut.key}`, cut, group: { week: cut.key } })),
    ...read.channels.map((cut) => ({
      of: `by ${cut.key}`,
      cut,
      group: { channel: cut.key === '' ? 'none' : cut.key },
    })),
  ];
  const drilled = cuts.flatMap(({ of, cut, group }) =>
    (['negative', 'neutral', 'positive'] as const).map(async (one): Promise<Drilled> => {
      const query = { days: '90', language: 'en', ...group, read: one };
      return [`${of}, ${one}`, cut.read[one]!, (await company.owner.call(listTexts, query)).total];
    }),
  );
  return Promise.all(drilled);
}

async function topics(): Promise<Drilled[]> {
  const figures = await company.owner.call(topicFigures, { days: '28' });
  const { from, to } = figures;
  const behind = (query: WireInputOf<typeof listTexts>) =>
    company.owner.call(listTexts, { from, to, limit: '1', ...query });
  const all = await behind({});
  const found = figures.items.map(async ({ topic, texts: { count }, customers, negative }): Promise<Drilled[]> => {
    const own = await behind({ topic });
    return [
      ['texts', count, own.total],
      ['customers', customers.count, own.customers],
      ['negative', negative.count, (await behind({ topic, read: 'negative' })).customers],
    ];
  });
  const weeks = figures.weeks.map(async (week): Promise<Drilled> => {
    const until = new Date(Date.parse(week.from) + 7 * day).toISOString();
    return [week.from, week.customers, (await behind({ from: week.from, to: until < to ? until : to })).customers];
  });
  const whole: Drilled[] = [
    ['all texts', figures.texts, all.total],
    ['all customers', figures.customers, all.customers],
    ['all negative', figures.negative.count, (await behind({ read: 'negative' })).customers],
  ];
  return [...whole, ...(await Promise.all(found)).flat(), ...(await Promise.all(weeks))];
}

test.each<[string, () => Promise<Drilled[]>]>([
  ['recommendation', () => answers('nps')],
  ['effort', () => answers('ces7')],
  ['response rates', asks],
  ['weighted figures', weighed],
  ['response rates of the ledger', rates],
  ['feedback answered', worded],
  ['conversations', () => matters(company)],
  ['times of service', () => times(company)],
  ['shares of texts', texts],
  ['topics', topics],
])('behind every number of %s lie as many as it says', async (_, drilled) => {
  const all = await drilled();
  expect(all.map(([of, , found]) => [of, found])).toEqual(all.map(([of, said]) => [of, said]));
  expect(all.some(([, said]) => said > 0)).toBe(true);
});

test('the asks behind a figure are read page by page, each once, with who answered what', async () => {
  const measure = { scale: 'csat5', about: 'contact', limit: '20' } as const;
  for (const query of [measure, { limit: '20' }]) {
    const first = await company.owner.call(listAsksBehind, query);
    const rest = await company.owner.call(listAsksBehind, { ...query, after: first.next! });
    const ids = [...first.items, ...rest.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(40);
    expect(first.total).toBe(45);
  }
  const { items } = await company.owner.call(listAsksBehind, { ...measure, which: 'answered' });
  expect(items.every(({ answered, score }) => answered && score !== null)).toBe(true);
  await expect(company.owner.call(listAsksBehind, { ...measure, after: 'x' })).rejects.toMatchObject({
    type: 'invalid',
  });
  await expect(company.owner.call(listAsksBehind, { scale: 'nps' })).rejects.toMatchObject({ type: 'invalid' });
});

test('a metric that does not exist is refused by name', async () => {
  await expect(company.owner.call(readMetric, { metric: 'mood' })).rejects.toMatchObject({ type: 'not-found' });
  await expect(company.owner.call(readMetricFigures, { metrics: 'volume,mood' })).rejects.toMatchObject({
    type: 'invalid',
    more: { fields: [{ path: 'metrics', message: 'has no metric called mood' }] },
  });
});

test('a team owns a metric until nobody does', async () => {
  const { owner } = company;
  const team = await owner.call(createTeam, { name: fresh('Support') });
  const ownerOf = async () =>
    (await owner.call(listMetrics, {})).items.find(({ id }) => id === 'first_response')?.owner?.name ?? null;
  await owner.call(changeMetricOwner, { metric: 'first_response', team: team.id });
  expect(await ownerOf()).toBe(team.name);
  await owner.call(changeMetricOwner, { metric: 'first_response', team: null });
  expect(await ownerOf()).toBeNull();
});

test('each metric of the catalogue is what the pages show', async () => {
  const shown = await shownByPages(company);
  expect(Object.values(shown.whole).filter(({ value }) => value !== null).length).toBeGreaterThan(10);
  expect(rounded(await toldByCatalogue(company, shown))).toEqual(rounded(shown));
});

/** Sums of squares of shares differ in their last digits by the order of adding. */
function rounded(told: unknown): unknown {
  return JSON.parse(
    JSON.stringify(told, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)),
  );
}
