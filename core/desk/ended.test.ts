import { expect, test } from 'vitest';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { beginnings } from './ended.ts';

test('an answer begins in each language of customers, with their name where it is known', () => {
  for (const language of chatLanguages) {
    const { thank, follow } = beginnings(language, 'Rosa');
    expect([thank, follow].map((text) => text.split('\n\n')[0]?.includes('Rosa'))).toEqual([true, true]);
    expect(beginnings(language, '').thank).not.toMatch(/undefined|Rosa/);
  }
  const all = chatLanguages.flatMap((language) => Object.values(beginnings(language, 'Rosa')));
  expect(new Set(all).size).toBe(2 * chatLanguages.length);
});
