import { expect, test } from 'vitest';
import { automaticWords } from './automatic-words.ts';

test('a person who writes through a mailing list is not called a program', () => {
  expect(automaticWords('Precedence: list')).toBe('through a mailing list');
  expect(automaticWords('a mailing list')).toBe('through a mailing list');
  expect(automaticWords('Auto-Submitted: auto-replied')).toBe('automatic answer');
  expect(automaticWords('Auto-Submitted: auto-generated')).toBe('automatic');
  expect(automaticWords(null)).toBe('automatic');
});
