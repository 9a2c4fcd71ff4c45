import { expect, test } from 'vitest';
import { givenWords } from './given-words.ts';
import { surveyDefinition } from './definition.ts';

const definition = surveyDefinition.parse({
  locale: 'en',
  hidden: [{ name: 'order' }],
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
      ],
    },
  ],
});
const at = { definition, seed: 'x', now: new Date(0) };
const values = {
  order: '4711',
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
