import { expect, test } from 'vitest';
import { surveyDefinition, type SurveyDefinition } from './definition.ts';
import { firstValues, type Answers, type Going } from './going.ts';
import { maxDiffSets } from './max-diff.ts';
import { fullQuota } from './quotas.ts';
import { withAnswer } from './react.ts';
import { answersIn } from './answers-in.ts';
import { settled } from './settle.ts';
import { questionsOn, shownPages } from './shown.ts';
import { faultsIn, pageAfter, pageBefore, progressAt } from './steps.ts';
import { takeAnswers } from './take-answers.ts';

const now = new Date('2026-11-23T12:00:00Z');
const read = (pages: object[], rest: object = {}): SurveyDefinition => surveyDefinition.parse({ pages, ...rest });
const going = (definition: SurveyDefinition, values: Answers = {}, seed = 'one'): Going => ({
  definition,
  values,
  seed,
  now,
});

const nps = { type: 'rating', name: 'nps', scale: 'nps', isRequired: true, showCommentArea: true };
const low = { type: 'comment', name: 'low', visibleIf: '{nps} <= 6' };
const three = read(
  [
    { name: 'first', elements: [nps] },
    { name: 'why', visibleIf: '{nps} <= 8', elements: [low] },
    { name: 'last', elements: [{ type: 'text', name: 'mail', inputType: 'email' }] },
  ],
  {
    calculatedValues: [{ name: 'kind', expression: "iif({nps} >= 9, 'promoter', 'other')", includeIntoResult: true }],
    hidden: [{ name: 'order' }],
    quotas: [{ name: 'promoters', expression: "{kind} = 'promoter'", limit: 2 }],
  },
);

test('the way through the pages hangs on the answers', () => {
  expect(pageAfter(going(three, { nps: 3 }), 'first')).toBe('why');
  expect(pageAfter(going(three, { nps: 8 }), 'first')).toBe('last');
  expect(pageAfter(going(three, { nps: 8 }), 'last')).toBeUndefined();
  expect(pageBefore(going(three, { nps: 10 }), 'last')).toBe('first');
  expect(pageBefore(going(three, { nps: 3 }), 'last')).toBe('why');
  expect(progressAt(going(three, { nps: 3 }), 'why')).toBeCloseTo(1 / 3);
  const skips = read(
    ['a', 'b', 'c', 'd'].map((name) => ({ name, elements: [{ type: 'text', name: `q${name}` }] })),
    {
      triggers: [
        { type: 'skip', expression: "{qa} = 'far'", gotoName: 'qc' },
        { type: 'complete', expression: "{qa} = 'end'" },
        { type: 'complete', expression: '' },
      ],
    },
  );
  expect(pageAfter(going(skips, { qa: 'far' }), 'a')).toBe('c');
  expect(pageAfter(going(skips, { qa: 'far' }), 'c')).toBe('d');
  expect(pageBefore(going(skips, { qa: 'far' }), 'c')).toBe('a');
  expect(pageAfter(going(skips, { qa: 'end' }), 'a')).toBeUndefined();
});

test('what was skipped on the way is not missing at the end', () => {
  const asked = (name: string, rest: object = {}) => ({
    name,
    elements: [{ type: 'text', name: `q${name}`, ...rest }],
  });
  const pages = [asked('a', { isRequired: true }), asked('b', { isRequired: true }), asked('c')];
  const missing = (type: object, values: Answers) =>
    faultsIn(going(read(pages, { triggers: [{ expression: "{qa} = 'on'", ...type }] }), values)).map(
      ({ question }) => question,
    );
  for (const type of [{ type: 'complete' }, { type: 'skip', gotoName: 'c' }]) {
    expect(missing(type, { qa: 'on' })).toEqual([]);
    expect(missing(type, { qa: 'off' })).toEqual(['qb']);
    expect(missing(type, {})).toEqual(['qa', 'qb']);
  }
});

test('one question a page: words stay with what comes after them, and going back finds the way', () => {
  const text = (name: string, rest: object = {}) => ({ type: 'text', name, ...rest });
  const one = read(
    [
      { name: 'a', title: 'First', elements: [text('x'), { type: 'statement', name: 's', text: 'Now' }, text('y')] },
      { name: 'b', elements: [text('z', { visibleIf: '{x} notempty' })] },
    ],
    { questionsOnPageMode: 'questionPerPage', triggers: [{ type: 'skip', expression: '{x} = 1', gotoName: 'b' }] },
  );
  const pages = shownPages(going(one, { x: 2 }));
  expect(
    pages.map((page) => [page.page.name, page.page.title, questionsOn(page).map(({ question }) => question.name)]),
  ).toEqual([
    ['a', 'First', ['x']],
    ['/s', undefined, ['s', 'y']],
    ['b', undefined, ['z']],
  ]);
  expect([pageAfter(going(one, { x: 1 }), 'a'), pageAfter(going(one, { x: 2 }), 'a')]).toEqual(['b', '/s']);
  expect([pageBefore(going(one, { x: 2 }), 'b'), pageAfter(going(one), '/s')]).toEqual(['/s', undefined]);
});

test('at the end the answers that are not asked any more are dropped, and what is calculated is kept', () => {
  const values = { nps: 9, low: 'slow', mail: 'a@acme.test', order: '7', 'nps-Comment': 'good' };
  expect(settled(going(three, values))).toEqual({
    nps: 9,
    'nps-Comment': 'good',
    mail: 'a@acme.test',
    order: '7',
    kind: 'promoter',
  });
  expect(settled(going(three, { ...values, nps: 2 }))).toMatchObject({ low: 'slow', kind: 'other' });
  expect(answersIn(going(three, values))).toContainEqual({
    question: 'nps',
    scale: 'nps',
    score: 9,
    words: 'good',
    further: false,
  });
});

test('answers that are given before anybody answers', () => {
  const definition = read([{ name: 'p', elements: [{ ...nps, defaultValue: 10 }, low] }]);
  expect(firstValues(definition)).toEqual({ nps: 10 });
});

test('quotas count who belongs to them, and are full at their limit', () => {
  expect(fullQuota(going(three, { nps: 10 }), { promoters: 1 })).toBeUndefined();
  expect(fullQuota(going(three, { nps: 10 }), { promoters: 2 })?.name).toBe('promoters');
  expect(fullQuota(going(three, { nps: 5 }), { promoters: 2 })).toBeUndefined();
});

test('a trigger sets its value once its condition becomes true, and two that undo each other end', () => {
  const text = (name: string) => ({ type: 'text', name });
  const definition = read([{ name: 'p', elements: [text('a'), text('b'), text('c')] }], {
    triggers: [
      { type: 'setvalue', expression: "{a} = 'x'", setToName: 'b', setValue: 'set' },
      { type: 'copyvalue', expression: '{b} notempty', setToName: 'c', fromName: 'a' },
      { type: 'runexpression', expression: "{a} = 'sum'", setToName: 'b', runExpression: '1 + 2' },
    ],
  });
  expect(withAnswer(going(definition), 'a', 'x')).toEqual({ a: 'x', b: 'set', c: 'x' });
  expect(withAnswer(going(definition, { a: 'x', b: 'mine', c: 'x' }), 'c', 'y')).toEqual({ a: 'x', b: 'mine', c: 'y' });
  expect(withAnswer(going(definition), 'a', 'sum')).toMatchObject({ b: 3 });
  expect(withAnswer(going(definition, { a: 'x' }), 'a', '')).toEqual({});
  const fighting = read([{ name: 'p', elements: [text('a'), text('b')] }], {
    triggers: [
      { type: 'setvalue', expression: '{a} = 1', setToName: 'a', setValue: 2 },
      { type: 'setvalue', expression: '{a} = 2', setToName: 'a', setValue: 1 },
    ],
  });
  expect(withAnswer(going(fighting), 'a', 1)).toHaveProperty('a');
});

test('a random order is the same for one response, another for another, and moves nothing that is there', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const elements = names.map((name) => ({ type: 'text', name, ...(name === 'c' && { visibleIf: "{a} = 'x'" }) }));
  const definition = read([{ name: 'p', questionOrder: 'random', elements }]);
  const order = (seed: string, values: Answers = {}) =>
    questionsOn(shownPages(going(definition, values, seed))[0]!).map(({ question }) => question.name);
  expect(order('one')).toEqual(order('one'));
  expect(order('one')).not.toEqual(order('two'));
  expect(order('one').toSorted()).toEqual(names.filter((name) => name !== 'c'));
  expect(order('one', { a: 'x' }).filter((name) => name !== 'c')).toEqual(order('one'));
});

test('in MaxDiff every item is seen as often as any other, and never twice in a set', () => {
  const choices = Array.from({ length: 10 }, (_, at) => `item ${at}`);
  const sets = maxDiffSets({ type: 'maxdiff', name: 'm', choices, perSet: 4 }, 'one');
  expect(sets).toHaveLength(8);
  expect(sets.every((set) => new Set(set).size === 4)).toBe(true);
  const seen = choices.map((choice) => sets.filter((set) => set.includes(choice)).length);
  expect(Math.max(...seen) - Math.min(...seen)).toBeLessThanOrEqual(1);
});

test('what is wrong, question by question', () => {
  const definition = read([
    {
      name: 'p',
      elements: [
        { type: 'maxdiff', name: 'best', choices: ['a', 'b', 'c', 'd'], sets: 1, isRequired: true },
        { type: 'vanwestendorp', name: 'price', currency: 'EUR' },
        { type: 'consent', name: 'agree', text: 'I agree', isRequired: true },
        { type: 'checkbox', name: 'many', choices: ['a', 'b', 'c'], maxSelectedChoices: 2, showOtherItem: true },
        { type: 'text', name: 'day', inputType: 'date', min: '2026-01-01' },
      ],
    },
  ]);
  const wrong = (values: Answers) =>
    faultsIn(going(definition, values)).map(({ question, code, part }) =>
      [question, code, part].filter(Boolean).join(' '),
    );
  expect(wrong({})).toEqual(['best pickBoth', 'agree mustAgree']);
  const fine = { best: [{ best: 'a', worst: 'b' }], agree: true };
  expect(wrong(fine)).toEqual([]);
  expect(wrong({ ...fine, best: [{ best: 'a', worst: 'a' }] })).toEqual(['best pickBoth 1']);
  const prices = { tooCheap: 1, bargain: 5, expensive: 4, tooExpensive: 9 };
  expect(wrong({ ...fine, price: prices })).toEqual(['price pricesOrder expensive']);
  expect(wrong({ ...fine, price: { tooCheap: 1 } })).toEqual(['price missingPart bargain']);
  expect(wrong({ ...fine, many: ['a', 'b', 'c'] })).toEqual(['many tooMany']);
  expect(wrong({ ...fine, many: ['other'] })).toEqual(['many missingOther']);
  expect(wrong({ ...fine, day: '2026-02-30' })).toEqual(['day notDate']);
  expect(wrong({ ...fine, day: '2025-12-31' })).toEqual(['day tooEarly']);
});

test('only what a question can have as its answer is taken', () => {
  const definition = read([
    {
      name: 'p',
      elements: [
        nps,
        { type: 'radiogroup', name: 'one', choices: [1, 'b'], showOtherItem: true },
        { type: 'matrix', name: 'm', rows: ['r'], columns: ['c'] },
        { type: 'file', name: 'photo' },
        { type: 'comment', name: 'words' },
        { type: 'statement', name: 'said', text: 'x' },
        { type: 'vanwestendorp', name: 'price', currency: 'EUR' },
      ],
    },
  ]);
  const take = (given: Record<string, unknown>) => takeAnswers(definition, given, 'one');
  const file = { id: 'fil_1', name: 'a.png', type: 'image/png', size: 10 };
  const good = {
    nps: 10,
    'nps-Comment': 'ok',
    one: 'other',
    'one-Comment': 'mine',
    m: { r: 'c' },
    photo: [file],
    words: 'w',
  };
  expect(take(good)).toEqual({ values: good, refused: [] });
  expect(take({ one: '1' }).values).toEqual({ one: 1 });
  expect(take({ price: { bargain: '5,' } }).refused).toEqual([]);
  expect(take({ price: { other: 5 } }).refused).toEqual(['price']);
  const bad = {
    nps: 11,
    'nps-Comment': { a: 1 },
    one: 'c',
    m: { x: 'c' },
    photo: [file, file],
    words: 'w'.repeat(20_001),
    said: 'x',
    gone: 1,
    'gone-Comment': 'x',
    ['__proto__']: { nps: 1 },
  };
  expect(take(bad)).toEqual({ values: {}, refused: Object.keys(bad) });
});
