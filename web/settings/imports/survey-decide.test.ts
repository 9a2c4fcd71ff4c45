import { expect, test } from 'vitest';
import { survey as surveySchema } from '#core/touchpoints/import/survey.ts';
import { decided, mayBeAnswer, undecided } from './survey-decide.ts';

const survey = surveySchema.parse({
  name: 'lounge',
  questions: ['art', 'food'].map((question) => ({ column: question, question, title: question, scale: 'csat5' })),
});
const odd = { kind: 'beyond', column: 'art', question: 'art', code: '6', count: 9, of: 90, columns: 2 } as const;

test('a code is missing or an answer in the columns that are meant, and can be taken back', () => {
  const [art, food] = decided(survey, [odd], 'not-applicable').questions;
  expect(art?.missing).toEqual([{ code: '6', why: 'not-applicable' }]);
  expect(food?.missing).toEqual([]);
  expect(art && undecided(art, '6.0').missing).toEqual([]);
  const [answer] = decided(survey, [{ ...odd, kind: 'common', code: '1' }], 'answer').questions;
  expect(answer?.answers).toEqual(['1']);
  expect([mayBeAnswer(odd), mayBeAnswer({ kind: 'spike' })]).toEqual([false, true]);
});
