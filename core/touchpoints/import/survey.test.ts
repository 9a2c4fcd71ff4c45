import { expect, test } from 'vitest';
import { datedOf } from './dated.ts';
import { offersFor, sharesOf } from './likeness.ts';
import { readScore } from './read-score.ts';
import { suspicionsOf, type ColumnProfile } from './suspicions.ts';
import { survey as surveySchema } from './survey.ts';

const profile = (column: string, counts: Record<string, number>, empty = 0): ColumnProfile => ({
  column,
  rows: Object.values(counts).reduce((sum, count) => sum + count, empty),
  empty,
  values: Object.entries(counts).map(([value, count]) => ({ value, count })),
  different: Object.keys(counts).length,
});

const surveyOf = (...questions: Array<Record<string, unknown>>) =>
  surveySchema.parse({
    name: 'lounge',
    questions: questions.map((each, at) => ({
      column: `Q${at + 1}`,
      question: `q_${at + 1}`,
      title: 'How was it?',
      scale: 'csat5',
      ...each,
    })),
  });

const told = (questions: ReturnType<typeof surveyOf>, profiles: ColumnProfile[]) =>
  suspicionsOf(questions, profiles).map(({ column, code, kind, count }) => `${column}=${code} ${kind} ${count}`);

const plain = { 1: 10, 2: 20, 3: 60, 4: 90, 5: 70 };

test('words, numbers beyond the end, outside and between steps are told with their counts', () => {
  const profiles = [profile('Q1', { ...plain, 6: 33, 0: 7, 99: 2, '3.5': 1, Blank: 4 }, 5)];
  expect(told(surveyOf({}), profiles).toSorted()).toEqual([
    'Q1=0 beyond 7',
    'Q1=3.5 between 1',
    'Q1=6 beyond 33',
    'Q1=99 outside 2',
    'Q1=blank text 4',
  ]);
});

test('what is declared missing is no longer asked about; a number off the scale cannot be taken for an answer', () => {
  const profiles = [profile('Q1', { ...plain, '6.0': 33, BLANK: 4, 0: 7 })];
  const missing = [
    { code: '6', why: 'not-applicable' },
    { code: 'Blank', why: 'blank' },
  ];
  expect(told(surveyOf({ missing, answers: ['0'] }), profiles)).toEqual(['Q1=0 beyond 7']);
});

test('a step that is no answer in most other columns is asked about, until somebody says it is one', () => {
  const others = ['Q1', 'Q2', 'Q3'].map((column) => profile(column, { ...plain, 0: 9 }));
  const nps = profile('Q4', {
    0: 17,
    1: 6,
    2: 8,
    3: 19,
    4: 18,
    5: 144,
    6: 130,
    7: 291,
    8: 677,
    9: 564,
    10: 872,
    11: 84,
  });
  const blank = { missing: [{ code: '0', why: 'blank' }] };
  const questions: Array<Record<string, unknown>> = [
    blank,
    blank,
    blank,
    { scale: 'nps', missing: [{ code: '11', why: 'blank' }] },
  ];
  expect(told(surveyOf(...questions), [...others, nps])).toEqual(['Q4=0 common 17']);
  const decided = questions.with(3, { ...questions[3], answers: ['0'] });
  expect(told(surveyOf(...decided), [...others, nps])).toEqual([]);
});

test('a spike far from its neighbours is asked about; many fives are not', () => {
  const spike = profile('Q1', { 0: 400, 1: 9, 2: 8, 3: 12, 4: 15, 5: 60, 6: 70, 7: 120, 8: 200, 9: 150, 10: 180 });
  expect(told(surveyOf({ scale: 'nps' }), [spike])).toEqual(['Q1=0 spike 400']);
  expect(told(surveyOf({}), [profile('Q1', { 1: 40, 2: 12, 3: 30, 4: 110, 5: 800 })])).toEqual([]);
});

test('a column with a different number in every row is no scale', () => {
  const many = profile('Q1', Object.fromEntries(Array.from({ length: 40 }, (_, at) => [String(at), 1])));
  expect(told(surveyOf({}), [many])).toEqual(['Q1= no-scale 40']);
});

test('a score is a step of the scale, the other way round where the best is the lowest', () => {
  const [question, reversed] = surveyOf(
    { missing: [{ code: '6', why: 'not-applicable' }] },
    { reversed: true },
  ).questions;
  if (question === undefined || reversed === undefined) throw new Error('two questions');
  expect(['4', ' 5 ', '', '6', 'n/a', '7', '2.5'].map((cell) => readScore(cell, question))).toEqual([
    { score: 4 },
    { score: 5 },
    { missing: '' },
    { missing: '6' },
    { odd: 'n/a' },
    { odd: '7' },
    { odd: '2.5' },
  ]);
  expect(readScore('1', reversed)).toEqual({ score: 5 });
});

test('a year or a month is a time within it, never a later one than now', () => {
  const how = { format: 'auto', zone: 'Pacific/Auckland', now: new Date('2026-03-02T00:00:00Z') };
  expect(datedOf('2010', how)).toEqual({ time: new Date('2010-07-01T00:00:00Z'), dated: 'year' });
  expect(datedOf('2010-05', how)).toEqual({ time: new Date('2010-05-15T00:00:00Z'), dated: 'month' });
  expect(datedOf('2026', how)).toEqual({ time: how.now, dated: 'year' });
  expect(datedOf('2010-05-7', how)?.dated).toBe('time');
  expect(datedOf('2010-13', how)).toBeUndefined();
});

test('renamed columns are offered by their words and their place; one that fits nowhere is offered nothing', () => {
  const { questions } = surveyOf(
    { column: 'Q8A_ART', question: 'art' },
    { column: 'Q8B_FOOD', question: 'food' },
    { column: 'Q11SAFE', question: 'safe' },
    { column: 'Q12_TAXI', question: 'taxi' },
  );
  const columns = ['Q1', 'Q8A_ART', 'Q8B_FOOD', 'Q11SAFE', 'Q12_TAXI'];
  const profilesBefore = columns.map((column) => profile(column, plain));
  const now = [
    profile('AGE', { 21: 50, 33: 90, 47: 80 }),
    ...['Q7A_ARTS', 'Q7B_FOOD', 'Q10SAFE'].map((column) => profile(column, plain)),
  ];
  const offers = offersFor({ questions, columns, shares: sharesOf(questions, profilesBefore) }, now);
  expect(offers.map(({ was, column }) => [was, column])).toEqual([
    ['Q8A_ART', 'Q7A_ARTS'],
    ['Q8B_FOOD', 'Q7B_FOOD'],
    ['Q11SAFE', 'Q10SAFE'],
    ['Q12_TAXI', null],
  ]);
  expect(offers.every(({ likeness }) => likeness < 1)).toBe(true);
});

test('names without words are told apart by how often each code stands in the columns', () => {
  const { questions } = surveyOf({ column: 'Q6A', question: 'parking' }, { column: 'Q6B', question: 'overall' });
  const often = profile('Q6A', { 1: 5, 2: 10, 3: 30, 4: 40, 5: 20, 6: 300 });
  const rarely = profile('Q6B', { 1: 5, 2: 20, 3: 100, 4: 200, 5: 75, 6: 5 });
  const now = [
    { ...rarely, column: 'Q8A' },
    { ...often, column: 'Q8B' },
  ];
  const shares = sharesOf(questions, [often, rarely]);
  const missing = questions.map((question) => ({
    ...question,
    missing: [{ code: '6', why: 'not-applicable' as const }],
  }));
  const offers = offersFor({ questions: missing, columns: ['Q6A', 'Q6B'], shares }, now);
  expect(offers.map(({ question, column }) => [question, column])).toEqual([
    ['parking', 'Q8B'],
    ['overall', 'Q8A'],
  ]);
});
