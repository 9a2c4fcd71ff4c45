import { expect, test } from 'vitest';
import { outdatedBy } from './outdates.ts';

test('an event outdates what any map names for the beginning of its name', () => {
  const maps = [{ 'message.': ['conversation.', 'inbox.'] }, { 'message.received': ['customer.line', 'inbox.'] }];
  expect(outdatedBy('message.received', maps)).toEqual(['conversation.', 'inbox.', 'customer.line']);
  expect(outdatedBy('message.sent', maps)).toEqual(['conversation.', 'inbox.']);
  expect(outdatedBy('survey.answered', maps)).toEqual([]);
});
