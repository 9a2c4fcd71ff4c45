import { expect, test } from 'vitest';
import { remaining } from './rate.ts';

test('rate and time left come from the last samples', () => {
  expect(remaining([], 10)).toEqual({ rate: null, left: null });
  expect(
    remaining(
      [
        { at: 0, done: 0 },
        { at: 100, done: 5 },
      ],
      10,
    ),
  ).toEqual({ rate: null, left: null });
  expect(
    remaining(
      [
        { at: 0, done: 0 },
        { at: 2000, done: 50 },
      ],
      100,
    ),
  ).toEqual({ rate: 25, left: 2 });
  expect(
    remaining(
      [
        { at: 0, done: 0 },
        { at: 2000, done: 50 },
      ],
      null,
    ),
  ).toEqual({ rate: 25, left: null });
});
