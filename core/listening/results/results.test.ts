import { expect, test } from 'vitest';
import type { SurveyDefinition } from '../survey/definition.ts';
import { maxDiffSets } from '../survey/max-diff.ts';
import { bestMinusWorst } from './best-worst.ts';
import { linesOf } from './lines.ts';
import { quartilesOf } from './numbers.ts';
import { crossingsOf, priceCurves } from './price-curves.ts';
import { tally, type CountedResponse } from './tally.ts';

type Elements = SurveyDefinition['pages'][number]['elements'];

const definition = (elements: Elements, more: Partial<SurveyDefinition> = {}): SurveyDefinition => ({
  pages: [{ name: 'one', elements }],
  ...more,
});
const response = (values: CountedResponse['values'], more: Partial<CountedResponse> = {}): CountedResponse => ({
  edition: 1,
  seed: 'seed',
  customer: null,
  complete: true,
  atPage: null,
  at: new Date('2026-01-01'),
  values,
  ...more,
});

function resultsOf(editions: Record<number, SurveyDefinition>, responses: readonly CountedResponse[]) {
  const newest = Object.entries(editions).map(([number, each]) => [Number(number), each] as const);
  const counting = tally({ definitions: new Map(newest.toReversed()), language: 'en', ours: { company: 'Acme' } });
  for (const each of responses) counting.add(each);
  return counting.results();
}
const times = (count: number, values: CountedResponse['values'], more: Partial<CountedResponse> = {}) =>
  Array.from({ length: count }, () => response(values, more));
const rounded = (value: number | null | undefined) => Math.round((value ?? Number.NaN) * 100) / 100;

test('a choice is a share of those who answered and were offered it, with Wilson’s interval; who did not answer is told apart', () => {
  const why: Elements = [
    { type: 'checkbox', name: 'why', title: 'Why {company}, {name}?', choices: ['price', { value: 2, text: 'Speed' }] },
  ];
  const more: Elements = [{ ...why[0], choices: ['price', { value: 2, text: 'Speed' }, 'new'] } as Elements[number]];
  const [question] = resultsOf({ 1: definition(why), 2: definition(more) }, [
    ...times(6, { why: ['price', 2] }),
    ...times(4, { why: [2] }),
    ...times(10, { why: ['new', 'price'] }, { edition: 2 }),
    ...times(3, {}),
  ]);
  expect(question).toMatchObject({ title: 'Why Acme, …?', shown: 23, answered: 20, editions: [2, 1] });
  const { result } = question!;
  if (result?.kind !== 'choices') throw new Error('no choices');
  expect(result.counts.map(({ text, count, share: { n } }) => [text, count, n])).toEqual([
    ['price', 16, 20],
    ['Speed', 10, 20],
    ['new', 10, 10],
  ]);
  const [price] = result.counts;
  // Wilson by hand: p = 0.8, n = 20, z² = 3.8415: (0.8 + 0.0960 ± 1.96·√(0.008 + 0.0024)) / 1.1921 = 0.5840 … 0.9193
  expect([price!.share.value, rounded(price!.share.low), rounded(price!.share.high)]).toEqual([80, 58.4, 91.93]);
});

test('fewer than ten answers give no number, and a file says only how many answered', () => {
  const [few] = resultsOf({ 1: definition([{ type: 'radiogroup', name: 'a', choices: ['x'] }]) }, times(9, { a: 'x' }));
  expect(few).toMatchObject({ answered: 9, result: null });
  expect(linesOf(few!)).toEqual([expect.objectContaining({ measure: 'answers', n: 9, value: null })]);
});

test('what a response did not come to, or was not shown, was skipped by nobody', () => {
  const pages: SurveyDefinition = {
    pages: [
      { name: 'one', elements: [{ type: 'boolean', name: 'came' }] },
      { name: 'two', elements: [{ type: 'comment', name: 'why', visibleIf: '{came} = false' }] },
      { name: 'three', elements: [{ type: 'slider', name: 'far', min: 0, max: 9 }] },
    ],
  };
  const shown = resultsOf({ 1: pages }, [
    ...times(2, { came: true, far: 3 }),
    ...times(3, { came: false }),
    ...times(4, { came: false }, { complete: false, atPage: 'two' }),
    ...times(1, {}, { complete: false }),
  ]);
  expect(shown.map(({ shown: seen, answered }) => [seen, answered])).toEqual([
    [10, 9],
    [7, 0],
    [5, 2],
  ]);
});

test('of a recommendation the last of a known customer counts; scores of two scales never come together', () => {
  const nps: Elements = [{ type: 'rating', name: 'how', scale: 'nps' }];
  const ces: Elements = [{ type: 'rating', name: 'how', scale: 'ces7' }];
  const [effort, recommend] = resultsOf({ 1: definition(nps), 2: definition(ces) }, [
    ...times(6, { how: 10 }),
    ...times(4, { how: 8 }),
    response({ how: 0 }, { customer: 'ada' }),
    response({ how: 10 }, { customer: 'ada' }),
    ...times(10, { how: 7 }, { edition: 2 }),
    ...times(2, { how: 2 }, { edition: 2 }),
  ]);
  // 6 promoters, 4 passives, 1 detractor: 5/11
  expect(recommend).toMatchObject({ answered: 12, result: { kind: 'scale', scale: 'nps', figure: { n: 11 } } });
  if (recommend?.result?.kind !== 'scale' || effort?.result?.kind !== 'scale') throw new Error('no scale');
  expect(rounded(recommend.result.figure.value)).toBe(45.45);
  expect(rounded(effort.result.mean?.value)).toBe(6.17);
  expect(rounded(effort.result.figure.value)).toBe(83.33);
});

test('numbers, dates and times have quartiles by linear interpolation', () => {
  expect(quartilesOf([7, 1, 3, 5])).toEqual({ lowest: 1, lower: 2.5, median: 4, upper: 5.5, highest: 7 });
  const elements: Elements = [
    { type: 'text', name: 'day', inputType: 'date' },
    { type: 'text', name: 'time', inputType: 'time' },
    { type: 'text', name: 'number', inputType: 'number' },
  ];
  const [day, time, number] = resultsOf({ 1: definition(elements) }, [
    ...times(9, { day: '1970-01-11', time: '01:30', number: '2,5' }),
    response({ day: '1970-01-21', time: '02:30', number: 12.5 }),
  ]);
  expect(day?.result).toMatchObject({ as: 'date', quartiles: { median: 10, highest: 20 }, mean: { value: 11 } });
  expect(time?.result).toMatchObject({ as: 'time', quartiles: { median: 90, highest: 150 }, mean: { value: 96 } });
  expect(number?.result).toMatchObject({ as: 'number', quartiles: { lower: 2.5 }, mean: { value: 3.5 } });
});

test('each row of a matrix has its own n; a rank is the mean place of those who ranked it, first of all', () => {
  const elements: Elements = [
    { type: 'matrix', name: 'table', rows: ['food', 'room'], columns: ['good', 'bad'] },
    { type: 'ranking', name: 'order', choices: ['a', 'b', 'c'] },
    { type: 'productrating', name: 'stars', products: ['tea'], rateMax: 5 },
  ];
  const [table, order, stars] = resultsOf({ 1: definition(elements) }, [
    ...times(6, { table: { food: 'good' }, order: ['a', 'b', 'c'], stars: { tea: 5 } }),
    ...times(6, { table: { food: 'bad', room: 'bad' }, order: ['b', 'a'], stars: { tea: 2 } }),
  ]);
  if (table?.result?.kind !== 'matrix' || order?.result?.kind !== 'ranking') throw new Error('another kind');
  expect(table.result.rows.map(({ n, shares }) => [n, ...shares.map(({ value }) => value)])).toEqual([
    [12, 50, 50],
    [6, null, null],
  ]);
  expect(order.result.items.map(({ rank, first }) => [rank.value, rank.n, first.value])).toEqual([
    [1.5, 12, 50],
    [1.5, 12, 50],
    [null, 6, 0],
  ]);
  expect(stars?.result).toMatchObject({ items: [{ text: 'tea', mean: { value: 3.5, n: 12 } }] });
});

test('best less worst counts the sets that each key was shown, and takes people as drawn', () => {
  // Two people, two sets each: +2 of 2 and 0 of 2: 0.5; residuals ±1, half = t(1)·√(2·2)/4 = 12.706·2/4, cut at the ends
  expect(
    bestMinusWorst([
      { best: 2, worst: 0, seen: 2 },
      { best: 1, worst: 1, seen: 2 },
    ]),
  ).toEqual({ value: 0.5, low: -1, high: 1, n: 2 });
  const question = { type: 'maxdiff' as const, name: 'most', choices: ['a', 'b', 'c', 'd'], perSet: 3, sets: 2 };
  const people = Array.from({ length: 12 }, (_, at) => {
    const seed = `person ${at}`;
    const most = maxDiffSets(question, seed).map((set) => {
      const sorted = set.map(String).toSorted();
      return { best: sorted[0], worst: sorted.at(-1) };
    });
    return response({ most }, { seed });
  });
  const [{ result } = {}] = resultsOf({ 1: definition([question]) }, people);
  if (result?.kind !== 'maxdiff') throw new Error('another kind');
  const [a, , , d] = result.items;
  expect(result.items.reduce((sum, { seen }) => sum + seen, 0)).toBe(12 * 2 * 3);
  expect([a!.score.value, a!.worst, d!.score.value, d!.best]).toEqual([1, 0, -1, 0]);
});

test('the four price curves cross where straight lines between the prices named meet', () => {
  const answers = [1, 2, 3, 4].map((step) => ({
    tooCheap: step,
    bargain: step + 1,
    expensive: step + 2,
    tooExpensive: step + 3,
  }));
  const curves = priceCurves(answers);
  expect(
    curves.map(({ price, tooCheap, bargain, expensive, tooExpensive }) => [
      price,
      tooCheap,
      bargain,
      expensive,
      tooExpensive,
    ]),
  ).toEqual([
    [1, 100, 100, 0, 0],
    [2, 75, 100, 0, 0],
    [3, 50, 75, 25, 0],
    [4, 25, 50, 50, 25],
    [5, 0, 25, 75, 50],
    [6, 0, 0, 100, 75],
    [7, 0, 0, 100, 100],
  ]);
  // Too cheap 50 → 25 meets expensive 25 → 50 half-way from 3 to 4; bargain meets expensive at 4, and too expensive half-way from 4 to 5.
  expect(crossingsOf(curves)).toEqual({
    marginalCheapness: 3.5,
    optimal: 4,
    indifference: 4,
    marginalExpensiveness: 4.5,
  });
  const question: Elements = [{ type: 'vanwestendorp', name: 'price', currency: 'EUR' }];
  const given = (count: number) =>
    times(count, { price: answers[0] }).concat(times(5, { price: { tooCheap: 9, bargain: 1 } }));
  expect(resultsOf({ 1: definition(question) }, given(29))[0]?.result).toMatchObject({ n: 29, crossings: null });
  expect(resultsOf({ 1: definition(question) }, given(30))[0]?.result).toMatchObject({
    n: 30,
    crossings: { optimal: 2.5 },
  });
});
