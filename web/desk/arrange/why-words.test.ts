import { expect, test } from 'vitest';
import { whyWords, type Decision } from './why-words.ts';

const nothing: Decision = {
  outcome: 'new',
  rule: 'nothing',
  at: '2026-03-01T10:00:00.000Z',
  named: null,
  value: null,
  participant: null,
  sender: null,
  colleagueOf: null,
  forged: false,
  other: null,
};

test('why a message is here is said with what it rests on', () => {
  const joined: Decision = { ...nothing, outcome: 'thread', rule: 'in-reply-to', named: 'in-reply-to', value: 'a@b' };
  expect(whyWords({ decision: { ...joined, participant: 'ann@x.example' }, moved: [] })).toEqual([
    'It says that it answers a message with this id: a@b.',
    'ann@x.example takes part in this conversation.',
  ]);
  const stranger: Decision = { ...nothing, outcome: 'review', rule: 'stranger', named: 'number', value: '[#7]' };
  expect(whyWords({ decision: { ...stranger, sender: 'eve@x', colleagueOf: 'ann@x' }, moved: [] })).toEqual([
    'Its subject names another conversation: [#7].',
    'eve@x takes no part in that conversation.',
    'ann@x, of the same company, takes part there.',
    'So it began a conversation of its own.',
  ]);
  expect(whyWords({ decision: null, moved: [{ kind: 'move', by: 'Ada', at: nothing.at }] }).at(-1)).toBe(
    'Ada moved it here.',
  );
});
