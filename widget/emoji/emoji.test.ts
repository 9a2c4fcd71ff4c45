import { expect, test } from 'vitest';
import { emoji, emojiLike } from './emoji.ts';

test('every sign has a name in every language, and is found by it without accents', () => {
  expect(new Set(emoji.map(({ sign }) => sign)).size).toBe(emoji.length);
  for (const { names, sign } of emoji) for (const name of Object.values(names)) expect(name, sign).toMatch(/\S/);
  const found = (words: string) => emojiLike(words, 'en').map(({ sign }) => sign);
  expect(found('étoi')).toEqual(['⭐']);
  expect(found('CORAZON')).toEqual(['❤️', '💔']);
  expect(found('شكر')).toEqual(['🙏']);
  expect(found('')).toHaveLength(emoji.length);
  expect(found('xyz')).toEqual([]);
});
