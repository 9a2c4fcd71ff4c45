import { expect, test } from 'vitest';
import type { SurveyDefinition } from './definition.ts';
import { knownIn, type Answers } from './going.ts';
import { pipedMarks } from './piped.ts';
import { settled } from './settle.ts';
import { shownPages } from './shown.ts';
import { faultsIn } from './steps.ts';
import { playerWords } from './words.ts';

// Each of these ran for seconds or minutes, or took all memory. What keeps a test from passing here is its time being over.

const now = new Date('2026-05-04T10:00:00Z');
const going = (definition: SurveyDefinition, values: Answers) => ({ definition, values, now, seed: 'one' });
const asking = (...elements: object[]) => ({ pages: [{ name: 'p', elements }] }) as unknown as SurveyDefinition;
const comment = { type: 'comment', name: 'e0' };

/** Sums that each need the one after it, so that in the order written none is known before the next. */
const sums = (count: number, expression: (of: string) => string) =>
  Array.from({ length: count }, (_, at) => count - at).map((at) => ({
    type: 'expression',
    name: `e${at}`,
    expression: expression(`{e${at - 1}}`),
  }));

test('sums that stand in any order are worked out once', () => {
  const counting = asking(comment, ...sums(299, (before) => `${before} + ${'1 - 1 + '.repeat(100)}1`));
  expect(knownIn(going(counting, { e0: '5' })).values).toMatchObject({ e1: 6, e299: 304 });
});

test('texts and lists that grow out of each other end, and nothing that was answered is lost', () => {
  const text = 'ab'.repeat(10_000);
  const texts = asking(comment, ...sums(200, (before) => Array(140).fill(before).join('+')));
  expect(settled(going(texts, { e0: text }))).toMatchObject({ e0: text });
  const lists = asking(comment, ...sums(8, (before) => `[${Array(120).fill(before).join(',')}]`));
  const kept = settled(going(lists, { e0: 'x' }));
  expect(kept).toMatchObject({ e0: 'x', e1: Array(120).fill('x') });
  expect(JSON.stringify(kept).length).toBeLessThan(100_000);
});

test('a condition that takes too long takes no question away, nor refuses an answer', () => {
  const often = Array(40).fill('{e0} contains {b}').join(' or ');
  const validators = [{ type: 'expression', expression: often }];
  const long = Array.from({ length: 200 }, (_, at) => ({
    type: 'comment',
    name: `q${at}`,
    visibleIf: `${often} or ${at} = 1`,
    validators,
  }));
  const definition = asking(comment, { type: 'comment', name: 'b' }, ...long);
  const values = { e0: 'a'.repeat(20_000), b: `${'a'.repeat(9_000)}b${'a'.repeat(1_000)}`, q1: 'yes', q199: 'also' };
  expect(shownPages(going(definition, values))[0]?.elements).toHaveLength(202);
  expect(settled(going(definition, values))).toEqual(values);
  expect(faultsIn(going(definition, values))).toEqual([]);
});

test('patterns look at so much of a response together; what they had no time for is not refused', () => {
  const slow = '(?:a?b?c?d?e?f?g?h?){30}z';
  const validators = Array.from({ length: 10 }, (_, at) => ({ type: 'regex', regex: `${slow}|end${at}?` }));
  const fields = Array.from({ length: 100 }, (_, at) => ({ type: 'comment', name: `c${at}`, validators }));
  const text = 'abcdefgh'.repeat(240);
  const values = Object.fromEntries(fields.map(({ name }) => [name, `${text} end`]));
  expect(faultsIn(going(asking(...fields), values))).toEqual([]);
  expect(faultsIn(going(asking(...fields), { c0: 'short' }))).toMatchObject([{ question: 'c0', code: 'notRight' }]);
});

test('words with a long answer in them again and again end', () => {
  const definition = asking({ ...comment, title: 'You said {e0} to {nobody}: {e0}' });
  const speaking = {
    going: going(definition, { e0: 'ab'.repeat(10_000) }),
    spoken: { language: 'en', locale: 'en' } as const,
    words: playerWords.en,
  };
  expect(pipedMarks('{nobody} {e0}', speaking)).toBe(`{nobody} ${'ab'.repeat(10_000)}`);
  expect(pipedMarks('{e0}'.repeat(2_500), speaking)).toHaveLength(40_000);
});
