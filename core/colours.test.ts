import { expect, test } from 'vitest';
import { contrast, inkOn, wordsIn } from './colours.ts';

const papers = [
  { paper: '#ffffff', ink: '#1c2430' },
  { paper: '#171c24', ink: '#e9edf3' },
];

test('whatever colour a company has, its chat and its forms can be read, light and dark', () => {
  for (let step = 0; step < 4096; step++) {
    const colour = `#${[step >> 8, (step >> 4) & 15, step & 15].map((part) => part.toString(16).repeat(2)).join('')}`;
    expect(contrast(inkOn(colour), colour), colour).toBeGreaterThanOrEqual(4.5);
    for (const look of papers) expect(contrast(wordsIn(colour, look), look.paper), colour).toBeGreaterThanOrEqual(4.5);
  }
  expect(wordsIn('#14776b', papers[0]!)).toBe('#14776b');
});
