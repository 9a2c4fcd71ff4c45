import { expect, test } from 'vitest';
import { problem } from '#core/contract/problems.ts';
import { fieldErrors } from './field-errors.ts';

test('what the server says lands at the fields it names', () => {
  const error = problem('invalid', {
    fields: [
      { path: 'email', message: 'must be an e-mail address' },
      { path: 'aliases.0', message: 'must be an e-mail address' },
    ],
  });
  expect(fieldErrors(error, ['email', 'aliases'])).toEqual({
    known: {
      email: 'Must be an e-mail address',
      aliases: 'Must be an e-mail address',
      'aliases.0': 'Must be an e-mail address',
    },
    rest: false,
  });
  expect(fieldErrors(error, ['email']).rest).toBe(true);
  expect(fieldErrors(new Error('x'), ['email'])).toEqual({ known: {}, rest: true });
  expect(fieldErrors(problem('conflict'), ['email'])).toEqual({ known: {}, rest: true });
});
