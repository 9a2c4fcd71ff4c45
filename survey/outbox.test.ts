import { expect, test } from 'vitest';
import { changedValues } from './changed-values.ts';
import { newKey } from './new-key.ts';
import { laidOver } from './outbox.ts';

test('only what changed goes, and what was taken back goes as nothing', () => {
  const kept = { a: 1, b: ['x'], c: 'words' };
  expect(changedValues(kept, { a: 1, b: ['x', 'y'], d: true })).toEqual({ b: ['x', 'y'], c: null, d: true });
  expect(changedValues({ a: 1 }, { a: '1' })).toEqual({ a: '1' });
});

test('a later step is laid over an earlier one, and what was done stays done', () => {
  const step = { key: 'k', values: { a: 1, b: 2 }, page: 'one', done: false };
  expect(laidOver(step, { key: 'k', values: { b: null }, page: 'two', done: true })).toEqual({
    key: 'k',
    values: { a: 1, b: null },
    page: 'two',
    done: true,
  });
  expect(laidOver({ ...step, done: true }, step).done).toBe(true);
});

test('every response has a key of its own', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newKey()).not.toBe(newKey());
});
