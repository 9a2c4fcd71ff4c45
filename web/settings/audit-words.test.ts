import { expect, test } from 'vitest';
import { deedText, detailText, subjectText } from './audit-words.ts';

test('what was changed reads as one line', () => {
  expect(detailText({ role: 'agent', was: null, byMail: true, scopes: ['a', 'b'], now: [{ kind: '*', n: 1 }] })).toBe(
    'role: agent, was: nothing, by mail: yes, scopes: a, b, now: * 1',
  );
  expect(deedText('member.change')).toBe('Gave another role');
  expect(deedText('future.deed')).toBe('future.deed');
});

test('a subject is shown where it is a name', () => {
  expect(subjectText('showroom')).toBe('showroom');
  expect(subjectText('01a2020b-4fdd-73ab-8b8f-8ac8a2425d71')).toBeNull();
});
