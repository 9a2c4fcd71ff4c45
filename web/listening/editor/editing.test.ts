import { expect, test } from 'vitest';
import { surveyDefinition, type SurveyDefinition } from '#core/listening/survey/definition.ts';
import { placedQuestions } from '#core/listening/survey/walk.ts';
import {
  addPage,
  addQuestion,
  moveElement,
  nameFor,
  putQuestion,
  removePage,
  renameQuestion,
  withWords,
  wordsIn,
} from './editing.ts';
import { beginQuestion, beginScaled, kindNames, offeredKinds, offeredScales } from './question-kinds.ts';

const definition: SurveyDefinition = surveyDefinition.parse({
  pages: [
    {
      name: 'page1',
      elements: [
        { type: 'rating', name: 'how', scale: 'csat5' },
        {
          type: 'panel',
          name: 'more',
          elements: [{ type: 'comment', name: 'why', visibleIf: '{how} <= 2 and {how-Comment} empty' }],
        },
      ],
    },
    {
      name: 'page2',
      visibleIf: '{how} notempty',
      elements: [{ type: 'text', name: 'who', title: 'You said {how} about {however}' }],
    },
  ],
});
const order = (of: SurveyDefinition) => of.pages.map(({ elements }) => elements.map(({ name }) => name));

test('questions move within their page and over its end, and stay at the ends of the survey', () => {
  expect(order(moveElement(definition, 'how', 1))).toEqual([['more', 'how'], ['who']]);
  expect(order(moveElement(definition, 'more', 1))).toEqual([['how'], ['more', 'who']]);
  expect(order(moveElement(definition, 'who', -1))).toEqual([['how', 'more', 'who'], []]);
  for (const [name, by] of [
    ['how', -1],
    ['who', 1],
    ['nobody', 1],
  ] as const)
    expect(moveElement(definition, name, by)).toBe(definition);
});

test('a new name goes wherever the old one was asked for, and nowhere else', () => {
  const renamed = renameQuestion(definition, 'how', 'score');
  expect(JSON.stringify(renamed)).not.toMatch(/\{how[}-]/);
  expect(placedQuestions(renamed).map(({ question }) => question.name)).toEqual(['score', 'why', 'who']);
  const why = placedQuestions(renamed)[1]!.question;
  expect(why.visibleIf).toBe('{score} <= 2 and {score-Comment} empty');
  expect(renamed.pages[1]).toMatchObject({
    visibleIf: '{score} notempty',
    elements: [{ title: 'You said {score} about {however}' }],
  });
});

test('words are kept by language, and are plain again when only the own one is left', () => {
  const here = (language: 'en' | 'sw') => ({ language, own: 'en' as const });
  const both = withWords('How?', 'Vipi?', here('sw'));
  expect(both).toEqual({ en: 'How?', sw: 'Vipi?' });
  expect([wordsIn(both, 'sw', 'en'), wordsIn(both, 'fr', 'en'), wordsIn('How?', 'sw', 'en')]).toEqual([
    'Vipi?',
    '',
    '',
  ]);
  expect(withWords(both, '', here('sw'))).toBe('How?');
  expect(withWords('How?', '', here('en'))).toBeUndefined();
  expect(withWords({ default: 'How?' }, 'So?', here('en'))).toBe('So?');
});

test('what is taken away goes, in panels too; the last page stays', () => {
  const without = putQuestion(definition, 'why', undefined);
  expect(placedQuestions(without).map(({ question }) => question.name)).toEqual(['how', 'who']);
  const one = removePage(definition, 0);
  expect(order(one)).toEqual([['who']]);
  expect(removePage(one, 0)).toBe(one);
});

test('whatever is offered begins as a question that can be asked, under a name of its own', () => {
  const kinds = offeredKinds.flatMap((group) => group.kinds);
  expect(new Set(kinds)).toEqual(new Set(Object.keys(kindNames)));
  let all = addPage(definition);
  for (const kind of kinds) all = addQuestion(all, 2, beginQuestion(kind, nameFor(all, kind)));
  for (const scale of offeredScales) all = addQuestion(all, 2, beginScaled(scale, nameFor(all, scale)));
  expect(surveyDefinition.safeParse(all).error?.issues).toBeUndefined();
  const names = placedQuestions(all).map(({ question }) => question.name);
  expect(new Set(names).size).toBe(names.length);
});
