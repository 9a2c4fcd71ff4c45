import { expect, test } from 'vitest';
import { count, texts } from './texts.ts';

test('words of another language stand in for the English ones, key by key', () => {
  const english = { send: 'Send', waits: (n: number) => `${n} wait` };
  expect(texts(english, { de: { send: 'Senden' } }).send).toBe('Send');
  expect(texts(english, { en: { send: 'Post' } })).toEqual({ ...english, send: 'Post' });
  expect([count(1, 'reply', 'replies'), count(2000, 'event')]).toEqual(['1 reply', '2,000 events']);
});
