import { beforeAll, expect, test } from 'vitest';
import { changeWatch, readAlert, readAlerts } from '#core/contract/alerts.ts';
import { changeMetricTarget, readMetric, readMetricFigures } from '#core/contract/metrics.ts';
import { listMembers } from '#core/contract/people.ts';
import { addAnnotation, listAnnotations, readControl, removeAnnotation } from '#core/contract/control.ts';
import { listNotices, seeNotices } from '#core/contract/marks.ts';
import { readExperience } from '#core/contract/insight.ts';
import { workspaceSettings } from '#people';
import type { Tx } from '#platform';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient, type Client } from '#test/client.ts';
import { until } from '#test/until.ts';
import { lookForSignals } from '../alerts/look.ts';
import { teller } from '../story.fixture.ts';

let product: TestApp;
let owner: Client;

/** So many days, each with twenty answers; from the fortieth on it is worse. Today nobody is content, but today is not over. */
const days = 60;
const worse = 40;

async function tellDays(tx: Tx): Promise<void> {
  const { tell, flush } = await teller(tx, 20);
  const { zone } = await workspaceSettings(tx);
  const today = Temporal.Instant.fromEpochMilliseconds(tx.now.getTime()).toZonedDateTimeISO(zone);
  for (let back = days; back >= 0; back--) {
    // By the company's clock: days of 24 hours would leave a day out where clocks change.
    const at = today.subtract({ days: back }).epochMilliseconds;
    const bad = back === 0 ? 20 : days - back < worse ? 2 + (back % 3) : 14;
    for (let who = 0; who < 20; who++) {
      const score = who < bad ? 1 : 5;
      tell(who, at, { kind: 'survey.answered', feelings: { scale: 'csat5', score } });
      tell(who, at, { kind: 'survey.answered', feelings: { scale: 'nps', score: 2 * score } });
      if (who < 5 && back % 7 === 0) tell(who, at, { kind: 'survey.answered', feelings: { scale: 'ces7', score } });
    }
  }
  await flush();
}

beforeAll(async () => {
  product = await testApp();
  owner = await ownerClient(product.url);
  const { rows } = await product.owner.query('select id from people.workspace');
  await product.app.database.inWorkspace(rows[0].id, tellDays);
  await until(async () => {
    const { scales } = await owner.call(readExperience, { days: '365' });
    return scales.find(({ scale }) => scale === 'nps')?.n === 20 && scales.length === 3;
  }, 'the story stands in analytics');
});

const signals = (periods: ReadonlyArray<{ signal: string | null }>) => periods.filter(({ signal }) => signal !== null);

test('a share that fell signals from that day on, and today is not judged', async () => {
  const chart = await owner.call(readControl, { days: '365', scale: 'csat5' });
  expect(chart).toMatchObject({ by: 'day', kind: 'share', unit: 'points', about: 'touchpoint' });
  expect(chart.periods).toHaveLength(days);
  expect(chart.baseline).toMatchObject({ seen: 28, needed: 28, from: chart.periods[0]!.start });
  expect(chart.periods[0]).toMatchObject({ n: 20, value: 90, baseline: true, signal: null });
  expect(signals(chart.periods.slice(0, worse))).toEqual([]);
  expect(signals(chart.periods.slice(worse)).length).toBe(days - worse);
  expect(chart.periods.at(-1)).toMatchObject({ value: 30, signal: 'low' });
  const short = await owner.call(readControl, { days: '7', scale: 'csat5' });
  expect(short.periods).toEqual(chart.periods.slice(-40));
});

test('net scores are held as a moving average, an answer of each person a day', async () => {
  const chart = await owner.call(readControl, { days: '365', scale: 'nps' });
  expect(chart).toMatchObject({ kind: 'average', unit: 'points', about: 'relationship' });
  expect(signals(chart.periods.slice(0, worse))).toEqual([]);
  expect(signals(chart.periods.slice(worse + 3)).length).toBe(days - worse - 3);
  expect(chart.periods[worse]).toMatchObject({ n: 20, value: -40 });
  expect(chart.periods[worse]!.drawn!).toBeGreaterThan(0);
});

test('days with too few answers become weeks, and too few of them a line without limits', async () => {
  const chart = await owner.call(readControl, { days: '365', scale: 'ces7' });
  expect(chart).toMatchObject({ by: 'week', unit: 'score', baseline: { seen: 0, needed: 20 } });
  expect(chart.periods.every(({ value, low, n }) => value === null && low === null && n <= 5)).toBe(true);
  const weeks = await owner.call(readControl, { days: '365', scale: 'csat5', by: 'week' });
  expect(weeks.periods.every(({ value, low, signal }) => value !== null && low === null && signal === null)).toBe(true);
});

test('limits begin anew where somebody said so, and come back when that is removed', async () => {
  const before = await owner.call(readControl, { days: '365', scale: 'csat5' });
  const said = { day: before.periods[worse]!.start, words: 'The new carrier', kind: 'incident' as const };
  const note = await owner.call(addAnnotation, { ...said, anew: false });
  const noted = await owner.call(readControl, { days: '365', scale: 'csat5' });
  expect([noted.annotations, noted.periods]).toEqual([[note], before.periods]);
  expect((await owner.call(listAnnotations, {})).items).toContainEqual(note);
  const plain = await owner.call(addAnnotation, { day: said.day, words: 'Summer', anew: false });
  expect(plain.kind).toBe('other');
  await owner.call(removeAnnotation, { id: plain.id });
  const added = await owner.call(addAnnotation, { ...said, anew: true });
  const anew = await owner.call(readControl, { days: '365', scale: 'csat5' });
  expect(signals(anew.periods)).toEqual([]);
  expect(anew.periods.slice(worse).every(({ low, value }) => low === null && value === 30)).toBe(true);
  expect(anew.baseline).toMatchObject({ seen: days - worse, from: said.day });
  const inside = await owner.call(readControl, { days: '10', scale: 'csat5' });
  expect(inside.baseline).toMatchObject({ from: said.day });
  await owner.call(removeAnnotation, { id: added.id });
  expect((await owner.call(readControl, { days: '365', scale: 'csat5' })).periods).toEqual(before.periods);
  await expect(owner.call(removeAnnotation, { id: added.id })).rejects.toMatchObject({ type: 'not-found' });
  await expect(owner.call(addAnnotation, { ...said, words: ' ', anew: true })).rejects.toMatchObject({
    type: 'invalid',
  });
  for (const day of ['0000-01-01', '1999-12-31', '9999-12-31', '2026-02-30'])
    await expect(owner.call(addAnnotation, { ...said, day, anew: false })).rejects.toMatchObject({ type: 'invalid' });
  const unknown = await owner.fetch('/api/v1/insight/annotations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...said, anew: true, kind: 'party' }),
  });
  expect(unknown.status).toBe(400);
});

test('a watched chart that left its limits is told once, to those who may see figures', async () => {
  const { items } = await owner.call(listMembers, {});
  const people = items.map(({ user }) => user);
  const nps = { scale: 'nps', about: 'relationship', channel: null } as const;
  await owner.call(changeWatch, { ...nps, people });
  await owner.call(changeWatch, { scale: 'ces7', about: 'touchpoint', channel: null, people });
  const { rows } = await product.owner.query('select id from people.workspace');
  for (let turn = 0; turn < 2; turn++) await lookForSignals(product.app, rows[0].id);
  const { open, watches } = await owner.call(readAlerts, {});
  expect(open).toMatchObject([{ ...nps, side: 'low', by: 'day' }]);
  expect(watches).toHaveLength(2);
  const mails = await product.owner.query(`select payload from platform.outbox where transport = 'mail-notice'`);
  expect(mails.rows).toHaveLength(1);
  expect(mails.rows[0].payload.subject).toContain('NPS is lower than usual');
  expect(mails.rows[0].payload.text).toContain('(beyond)');
  const about = { kind: 'alert', id: open[0]!.id, title: 'NPS', customer: null };
  const notices = async () => (await owner.call(listNotices, {})).items.filter(({ about: { id } }) => id === about.id);
  const told = await until(async () => ((await notices()).length > 0 ? notices() : undefined), 'the notice');
  expect(told).toMatchObject([{ about, what: 'alert.low', seen: false }]);
  expect(await owner.call(readAlert, { id: about.id })).toMatchObject({ ...nps, side: 'low', endedAt: null });
  await owner.call(seeNotices, { alert: about.id });
  expect(await notices()).toMatchObject([{ seen: true }]);
  await owner.call(changeWatch, { ...nps, people: [] });
  expect(await notices()).toEqual([]);
  await expect(owner.call(readAlert, { id: about.id })).rejects.toMatchObject({ type: 'not-found' });
  expect((await owner.call(readAlerts, {})).open).toEqual([]);
  await expect(
    owner.call(changeWatch, { ...nps, people: ['usr_00000000000000000000000000' as never] }),
  ).rejects.toMatchObject({ type: 'invalid' });
});

test('nothing was answered on a scale', async () => {
  const chart = await owner.call(readControl, { days: '30', scale: 'solved' });
  expect(chart).toMatchObject({ periods: [], baseline: { seen: 0, from: null } });
});

test('a target is held against the whole interval of the period; what was said stays', async () => {
  const year = { metric: 'csat5_touchpoint', days: '365' };
  const { figure, period } = await owner.call(readMetric, year);
  const low = figure.low!;
  const say = (direction: 'at-least' | 'at-most', value: number | null) =>
    owner.call(changeMetricTarget, { metric: year.metric, direction, value, from: period.from });
  const verdict = async () => (await owner.call(readMetric, year)).target?.verdict;
  await say('at-least', low - 1);
  expect(await verdict()).toBe('met');
  await say('at-least', figure.value!);
  expect(await verdict()).toBe('cannot-tell');
  await say('at-most', low - 1);
  expect(await verdict()).toBe('missed');
  const { items } = await owner.call(readMetricFigures, { days: '365', metrics: year.metric });
  expect(items).toMatchObject([{ target: { direction: 'at-most', value: low - 1, verdict: 'missed' } }]);
  const { said } = await say('at-most', null);
  expect(said.slice(0, 3).map(({ value }) => value)).toEqual([null, low - 1, figure.value]);
  expect(await verdict()).toBeUndefined();
  await say('at-most', low - 1);
  const end = { metric: year.metric, direction: 'at-most', from: period.to } as const;
  await owner.call(changeMetricTarget, { ...end, value: null });
  expect(await verdict()).toBeUndefined();
  // Its end is taken back: it holds as before, not from today on.
  await owner.call(changeMetricTarget, { ...end, value: low - 1 });
  expect(await verdict()).toBe('missed');
});

test('a target does not hold before its day, and is a value that the metric can have', async () => {
  const metric = 'csat5_touchpoint_mean';
  const { period } = await owner.call(readMetric, { metric, days: '30' });
  const aim = { metric, direction: 'at-least', value: 4, from: period.to } as const;
  await owner.call(changeMetricTarget, aim);
  expect((await owner.call(readMetric, { metric, days: '30' })).target).toMatchObject({ verdict: 'not-yet' });
  await expect(owner.call(changeMetricTarget, { ...aim, value: 11 })).rejects.toMatchObject({
    more: { fields: [{ path: 'value', message: 'must be from 0 to 10' }] },
  });
  await expect(owner.call(changeMetricTarget, { ...aim, metric: 'mood' })).rejects.toMatchObject({ type: 'not-found' });
  await expect(owner.call(changeMetricTarget, { ...aim, from: '0000-01-01' })).rejects.toMatchObject({
    type: 'invalid',
  });
});
