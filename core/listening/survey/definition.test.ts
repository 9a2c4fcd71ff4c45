import { expect, test } from 'vitest';
import { checkDefinition } from './check-definition.ts';
import { surveyDefinition, type SurveyDefinition } from './definition.ts';

const page = (...elements: object[]) => ({ name: `p${elements.length}`, elements });
const read = (pages: object[], rest: object = {}): SurveyDefinition => surveyDefinition.parse({ pages, ...rest });
const told = (definition: SurveyDefinition) =>
  checkDefinition(definition).map(({ code, at, detail }) => [code, at, detail].filter(Boolean).join(' | '));

const nps = { type: 'rating', name: 'nps', scale: 'nps', rateMin: 0, rateMax: 10, isRequired: true };
const why = { type: 'comment', name: 'why', title: 'Why {nps}?', visibleIf: '{nps} <= 6' };

test('a definition in the form of SurveyJS, with what we have besides', () => {
  const given = {
    title: { default: 'How was it?', sw: 'Ilikuwaje?' },
    pages: [page(nps, why), { name: 'thanks', elements: [{ type: 'statement', name: 'bye', text: 'See **you**.' }] }],
    hidden: [{ name: 'order' }],
    quotas: [{ name: 'low', expression: '{nps} <= 6', limit: 100 }],
    completed: { actions: [{ type: 'link', text: 'Our shop', url: 'https://acme.example/' }] },
  };
  expect(surveyDefinition.parse(given)).toEqual(given);
});

test('what it does not know, and what would be dangerous, is refused', () => {
  const refused = (value: object) => surveyDefinition.safeParse(value).success === false;
  expect(refused({ pages: [] })).toBe(true);
  expect(refused({ pages: [page({ type: 'html', name: 'x', html: '<b>' })] })).toBe(true);
  expect(refused({ pages: [page({ ...nps, onClick: 'alert(1)' })] })).toBe(true);
  for (const name of ['__proto__', 'a{b}', 'a.b', '', 'x-Comment'])
    expect(refused({ pages: [page({ ...nps, name })] }), name).toBe(true);
  const leads = (url: string) =>
    refused({ pages: [page(nps)], completed: { actions: [{ type: 'link', text: 'x', url }] } });
  expect(leads('javascript:alert(1)')).toBe(true);
  expect(leads('mailto:a@acme.example')).toBe(false);
  const deep = (levels: number): object =>
    levels === 0 ? nps : { type: 'panel', name: `l${levels}`, elements: [deep(levels - 1)] };
  expect(refused({ pages: [page(deep(3))] })).toBe(false);
  expect(refused({ pages: [page(deep(4))] })).toBe(true);
});

test('names that stand twice or nowhere, and expressions that cannot be read', () => {
  expect(told(read([page(nps, why)]))).toEqual([]);
  expect(told(read([page(nps, nps)]))).toContain('duplicate-name | nps | nps');
  expect(told(read([page(nps, { ...why, visibleIf: '{npx} < 3' })]))).toContain('unknown-name | why | npx');
  expect(told(read([page(nps, { ...why, title: 'Why {npx}?' })]))).toContain('unknown-piped | why | npx');
  expect(told(read([page(nps, { ...why, visibleIf: '{nps} <' })]))).toContain('unreadable-expression | why | {nps} <');
  expect(
    told(read([page(nps)], { triggers: [{ type: 'skip', expression: '{nps} = 1', gotoName: 'gone' }] })),
  ).toContain('unknown-name | gone');
});

test('what waits for one another, and what nobody ever sees', () => {
  const other = { ...why, name: 'other', title: 'Other', visibleIf: '{why} notempty' };
  expect(told(read([page(nps, { ...why, visibleIf: '{other} notempty' }, other)]))).toContain(
    'loop | why | “why” → “other” → “why”',
  );
  const sums = [
    { name: 'a', expression: '{b} + 1' },
    { name: 'b', expression: '{a} + 1' },
  ];
  expect(told(read([page(nps)], { calculatedValues: sums }))).toContain('loop | a | “a” → “b” → “a”');
  expect(told(read([page(why), { name: 'later', elements: [nps] }]))).toContain('asked-later | why | nps');
  expect(told(read([page(nps, { ...why, visibleIf: '1 > 2' })]))).toContain('never-shown | why');
  expect(told(read([page(nps), { name: 'empty', elements: [] }]))).toContain('empty-page | empty');
  const colour = { type: 'radiogroup', name: 'colour', choices: ['red', { value: 'blue', text: 'Blue' }] };
  expect(told(read([page(colour, { ...why, title: 'Why', visibleIf: "{colour} = 'green'" })]))).toContain(
    'no-such-choice | why | colour: "green"',
  );
});

test('choices, limits and scales that do not fit', () => {
  expect(told(read([page({ ...nps, rateMax: 9 })]))).toContain('wrong-scale | nps | nps');
  expect(told(read([page({ type: 'dropdown', name: 'd', choices: ['a', 'A'] })]))).toContain(
    'duplicate-choice | d | a',
  );
  expect(told(read([page({ type: 'matrix', name: 'm', rows: [], columns: [1, 2] })]))).toContain('no-choices | m');
  expect(told(read([page({ type: 'maxdiff', name: 'x', choices: [1, 2, 3] })]))).toContain('no-choices | x');
  expect(told(read([page({ type: 'slider', name: 's', min: 5, max: 5 })]))).toContain('wrong-limits | s');
  expect(told(read([page()]))).toEqual(['empty-page | p0', 'no-question']);
});

test('languages that lack, and what takes too long', () => {
  const said = { ...nps, title: { default: 'How?', sw: 'Vipi?' }, minRateDescription: 'Never' };
  expect(told(read([page(said)]))).toEqual(['missing-language | nps | sw']);
  expect(told(read([page(said)], { languages: ['en'] }))).toEqual([]);
  expect(told(read([page({ ...nps, title: { de: 'Wie?' } })], { locale: 'de' }))).toEqual([]);
  const long = Array.from({ length: 12 }, (_, at) => ({ type: 'comment', name: `c${at}` }));
  expect(told(read([page(...long)]))).toEqual(['too-long | 6']);
});

test('what would keep everybody waiting is refused with words', () => {
  const field = (regex: string, name = 'f') => ({ type: 'text', name, validators: [{ type: 'regex', regex }] });
  expect(told(read([page(field('^[A-Z]{2}\\d{1,200}$'))]))).toEqual([]);
  expect(told(read([page(field('(?:a?b?c?d?){70}'))]))).toEqual(['costly-pattern | f | (?:a?b?c?d?){70}']);
  const many = Array.from({ length: 25 }, (_, at) => field('[a-z]{1,240}', `f${at}`));
  expect(told(read([page(...many)]))).toContain('too-large');
  const sums = Array.from({ length: 50 }, (_, at) => ({ name: `s${at}`, expression: '{nps}+'.repeat(160) + '1' }));
  expect(told(read([page(nps)], { calculatedValues: sums }))).toEqual([]);
  const shown = { ...why, title: 'Why?', visibleIf: '{nps}<3 and '.repeat(80) + '{nps}<3' };
  const asked = Array.from({ length: 10 }, (_, at) => ({ ...shown, name: `why${at}` }));
  expect(told(read([page(nps, ...asked)], { calculatedValues: sums }))).toContain('too-large');
});
