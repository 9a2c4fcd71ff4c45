import { Model } from 'survey-core';
import { expect, test } from 'vitest';
import { checkDefinition } from '../check-definition.ts';
import { surveyDefinition } from '../definition.ts';
import { exportSurvey } from './export-survey.ts';
import { htmlOfMarked, markedOfHtml, wordsOfHtml } from './html.ts';
import { importSurvey } from './import-survey.ts';

const told = (json: unknown) => importSurvey(json).left.map(({ at, what }) => `${at}: ${what}`);

/** A survey as SurveyJS' own editor writes them, old names and what we do not speak among them. */
const theirs = {
  title: { default: 'Feedback <b>form</b>', 'pt-br': 'Comentários', it: 'Modulo' },
  logo: 'https://acme.example/logo.png',
  showProgressBar: 'top',
  pages: [
    {
      name: 'page1',
      elements: [
        {
          type: 'rating',
          name: 'nps.score',
          rateMin: 0,
          rateMax: 10,
          isRequired: true,
          displayRateDescriptionsAsExtremeItems: true,
        },
        {
          type: 'tagbox',
          name: 'why',
          hasOther: true,
          choices: ['price', { value: 2, text: 'Speed', imageLink: 'x.png' }],
        },
        {
          type: 'comment',
          name: 'more',
          visibleIf: '{nps.score} <= 6',
          startWithNewLine: false,
          validators: [{ type: 'textvalidator', minLength: 3 }],
        },
        { type: 'html', name: 'note', html: '<p>Thank you</p><script>alert(1)</script><ul><li>one</li></ul>' },
        {
          type: 'panel',
          name: 'who',
          elements: [{ type: 'text', name: 'mail', inputType: 'email', maskType: 'pattern' }],
        },
        { type: 'signaturepad', name: 'sign' },
        { type: 'paneldynamic', name: 'kids', templateElements: [] },
      ],
    },
  ],
  triggers: [
    { type: 'completetrigger', expression: '{nps.score} = 10' },
    { type: 'visibletrigger', expression: '{why} notempty', pages: ['x'] },
  ],
  completedHtml: '<h3>Thanks!</h3>',
  navigateToUrl: 'https://acme.example/thanks',
};

test('what can be asked is taken, and everything else is named', () => {
  const { definition } = importSurvey(theirs);
  expect(told(theirs)).toEqual([
    'nps.score: name',
    ': navigateToUrl',
    ': completedHtml',
    ': words in it',
    ': title',
    'why: tagbox',
    'why: imageLink of a choice',
    'note: html',
    'nps_score: displayRateDescriptionsAsExtremeItems',
    'mail: maskType',
    ': logo',
    'sign: signaturepad',
    'kids: paneldynamic',
    ': visible',
  ]);
  expect(definition).toEqual({
    title: { default: 'Feedback form', pt: 'Comentários' },
    showProgressBar: true,
    pages: [
      {
        name: 'page1',
        elements: [
          { type: 'rating', name: 'nps_score', rateMin: 0, rateMax: 10, isRequired: true },
          { type: 'checkbox', name: 'why', showOtherItem: true, choices: ['price', { value: 2, text: 'Speed' }] },
          {
            type: 'comment',
            name: 'more',
            visibleIf: '{nps_score} <= 6',
            validators: [{ type: 'text', minLength: 3 }],
          },
          { type: 'statement', name: 'note', text: 'Thank you\n\none' },
          { type: 'panel', name: 'who', elements: [{ type: 'text', name: 'mail', inputType: 'email' }] },
        ],
      },
    ],
    triggers: [{ type: 'complete', expression: '{nps_score} = 10' }],
    completed: {
      text: 'Thanks!',
      actions: [{ type: 'link', text: 'acme.example/thanks', url: 'https://acme.example/thanks' }],
    },
  });
  expect(checkDefinition(definition!).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('what is no survey, and what is made to do harm', () => {
  for (const nothing of [null, 'x', [], 7, { pages: [] }]) {
    const { definition, left } = importSurvey(nothing);
    expect([definition, left.length]).toEqual([undefined, 1]);
  }
  let deep: unknown = { type: 'text', name: 'a' };
  for (let level = 0; level < 20_000; level++) deep = { type: 'panel', name: 'p', elements: [deep] };
  expect(importSurvey({ elements: [deep] }).definition).toBeUndefined();
  const hostile = JSON.parse(
    '{"elements":[{"type":"text","name":"__proto__"},{"type":"text","name":"a","__proto__":{"x":1}}]}',
  ) as unknown;
  expect(importSurvey(hostile).definition?.pages[0]?.elements.map(({ name }) => name)).toEqual(['proto', 'a']);
  expect(wordsOfHtml('a &amp;lt; <img src=x onerror=alert(1)> b<br>c')).toBe('a &lt;  b\nc');
  expect(markedOfHtml('**x** [y](javascript:1)')).toBe(String.raw`\*\*x\*\* \[y\](javascript:1)`);
  expect(htmlOfMarked('<b> **x** [y](https://a.example/?"q")')).not.toContain('<b>');
});

const ours = surveyDefinition.parse({
  look: { accent: '#0055aa', corners: 4 },
  questionsOnPageMode: 'questionPerPage',
  title: { default: 'How was it?', ar: 'كيف كان؟' },
  languages: ['en', 'ar'],
  pages: [
    {
      name: 'p',
      elements: [
        { type: 'rating', name: 'csat', scale: 'csat5', title: 'How satisfied?', isRequired: true },
        { type: 'rating', name: 'nps', scale: 'nps' },
        { type: 'statement', name: 'said', text: { default: 'This is **bold**', ar: 'هذا **غامق**' } },
        { type: 'consent', name: 'agree', text: 'I [agree](https://acme.example)', isRequired: true },
        { type: 'consent', name: 'ask', text: 'Ask me again', standsFor: { purpose: 'opinion', channel: 'mail' } },
        { type: 'maxdiff', name: 'best', choices: ['a', 'b', 'c', 'd'] },
        { type: 'vanwestendorp', name: 'price', currency: 'EUR' },
        {
          type: 'panel',
          name: 'inner',
          visibleIf: '{csat} <= 2',
          elements: [{ type: 'productrating', name: 'goods', products: ['x'] }],
        },
        { type: 'text', name: 'mail', inputType: 'email', contact: 'email' },
      ],
    },
  ],
  hidden: [{ name: 'order' }],
  quotas: [{ name: 'low', expression: '{csat} <= 2', limit: 5 }],
  completed: { title: 'Thanks', text: 'That was *all*', on: [{ expression: '{csat} <= 2', text: 'Sorry' }] },
});

test('what was exported comes back as it was, and SurveyJS can ask it', () => {
  const { json, own } = exportSurvey(ours);
  expect(own).toEqual(['csat', 'nps', 'said', 'agree', 'ask', 'best', 'price', 'goods']);
  const back = importSurvey(JSON.parse(JSON.stringify(json)));
  expect(back.definition).toEqual(ours);
  expect(back.left).toEqual([]);
  const model = new Model(JSON.parse(JSON.stringify(json)));
  expect(model.getAllQuestions().map(({ name }) => name)).toEqual([
    'csat',
    'nps',
    'said',
    'agree',
    'ask',
    'best',
    'price',
    'goods',
    'mail',
  ]);
  expect(new Set(model.jsonErrors?.map(({ type }) => type))).toEqual(new Set(['unknownproperty']));
  model.data = { csat: 9 };
  expect(model.completedHtml).toBe('<p>That was <em>all</em></p>');
});
