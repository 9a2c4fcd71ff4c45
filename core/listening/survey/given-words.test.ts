import { expect, test } from 'vitest';
import { givenWords } from './given-words.ts';
import { surveyDefinition } from './definition.ts';

const definition = surveyDefinition.parse({
  locale: 'en',
  hidden: [{ name: 'order' }, { name: 'company' }],
  pages: [
    {
      name: 'page1',
      elements: [
        { type: 'rating', name: 'score', rateMin: 1, rateMax: 5, title: { default: 'How was it?', de: 'Wie war es?' } },
        {
          type: 'checkbox',
          name: 'why',
          title: 'You gave {score}. Why?',
          choices: [{ value: 'a', text: { default: 'Late', de: 'Zu spät' } }, 'b'],
          showOtherItem: true,
        },
        {
          type: 'matrix',
          name: 'parts',
          columns: [
            { value: 1, text: 'Bad' },
            { value: 2, text: 'Good' },
          ],
          rows: [{ value: 'food', text: 'The food' }],
        },
        { type: 'comment', name: 'more', title: 'Anything else?' },
        { type: 'rating', name: 'help', scale: 'csat5', title: 'And the help?' },
        { type: 'rating', name: 'end', scale: 'solved', title: 'You were {help}. Is it solved?' },
      ],
    },
  ],
});
const at = { definition, seed: 'x', now: new Date(0) };
const values = {
  order: '4711',
  company: 'Acme',
  parts: { food: 2 },
  why: ['a', 'other'],
  'why-Comment': 'It rained',
  score: 2,
  'score-Comment': 'Slow',
};

test('what was given is told in the order and the words of the survey', () => {
  expect(givenWords({ ...at, values }, 'en')).toEqual([
    { name: 'score', title: 'How was it?', answer: '2', comment: 'Slow' },
    { name: 'why', title: 'You gave 2. Why?', answer: 'Late, It rained', comment: '' },
    { name: 'parts', title: 'parts', answer: 'The food: Good', comment: '' },
    { name: 'order', title: 'order', answer: '4711', comment: '' },
  ]);
});

test('in a language that it speaks, and by the names where nothing is known', () => {
  const [first, second] = givenWords({ ...at, values }, 'de');
  expect([first?.title, second?.answer]).toEqual(['Wie war es?', 'Zu spät, It rained']);
  const none = { pages: [] };
  expect(givenWords({ ...at, definition: none, values: { a: { b: [1, { c: 2 }] }, d: '' } }, 'sw')).toEqual([
    { name: 'a', title: 'a', answer: 'b: 1, c: 2', comment: '' },
  ]);
});

test('a step of a scale with words for its steps is told in them, and with its number where numbers have a mean', () => {
  const answered = { ...at, values: { help: 2, end: 3 } };
  expect(givenWords(answered, 'en')).toMatchObject([
    { title: 'And the help?', answer: 'Dissatisfied (2)' },
    { title: 'You were Dissatisfied. Is it solved?', answer: 'Yes' },
  ]);
  expect(givenWords(answered, 'de').map(({ answer }) => answer)).toEqual(['Unzufrieden (2)', 'Ja']);
});
