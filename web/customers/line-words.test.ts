import { expect, it } from 'vitest';
import { factsLine, lengthWords, scoreWords } from './line-words.ts';

it('tells lengths of time as people say them', () => {
  expect([12, 420, 7_500, 7_200, 3 * 86_400].map(lengthWords)).toEqual(['12 s', '7 min', '2 h 5 min', '2 h', '3 days']);
});

it('tells facts in words, leaves out what says nothing, and shows unknown ones as they are', () => {
  expect(factsLine({ first_response_s: 420, contacts: 1, reopenings: 0, handovers: 2 })).toBe(
    'first reply after 7 min · 1 contact · handed over 2 ×',
  );
  expect(factsLine({ days_late: -1, carrier_class: 'slow' })).toBe('1 day early · carrier class: slow');
  expect(factsLine({ amount: 84, currency: 'EUR' })).toBe('84.00 EUR');
});

it('never shows a score without its scale', () => {
  expect(scoreWords({ scale: 'csat5', score: 4 })).toBe('CSAT 4 of 5');
  expect(scoreWords({ scale: 'thumbs', score: 0 })).toBe('Thumb down');
});
