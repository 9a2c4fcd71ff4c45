import { expect, test } from 'vitest';
import { surveyDefinition } from './definition.ts';
import { leftOutOnDevice, onDevice } from './on-device.ts';
import { placedQuestions } from './walk.ts';

const how = { type: 'rating', name: 'how', scale: 'faces3' };
const photo = { type: 'file', name: 'photo', isRequired: true };
const asking = (elements: object[], more: object = {}) =>
  surveyDefinition.parse({ pages: [{ name: 'one', elements }], ...more });

test('a device asks for no files, in panels neither', () => {
  const definition = asking([how, photo, { type: 'panel', name: 'more', elements: [{ ...photo, name: 'voice' }] }]);
  expect(placedQuestions(onDevice(definition)).map(({ question }) => question.name)).toEqual(['how']);
});

test.each([
  [[how], {}, { files: false, links: false }],
  [[how, photo], {}, { files: true, links: false }],
  [[how], { completed: { text: 'Bye: **really**' } }, { files: false, links: false }],
  [[how], { completed: { text: { de: 'Zum [Laden](https://acme.test)' } } }, { files: false, links: true }],
  [
    [how],
    { completed: { on: [{ expression: '{how} = 1', actions: [{ type: 'link', text: 'Call', url: 'tel:1' }] }] } },
    { files: false, links: true },
  ],
  [[how, { type: 'statement', name: 's', text: '[Shop](https://acme.test)' }], {}, { files: false, links: true }],
])('what it leaves out of %j %j', (elements, more, left) => {
  expect(leftOutOnDevice(asking(elements, more))).toEqual(left);
});
