import { expect, it } from 'vitest';
import { factsLine, happened, lengthWords, placeOf, scoreWords, titleOf } from './line-words.ts';

it('tells lengths of time as people say them', () => {
  expect([12, 420, 7_500, 7_200, 3 * 86_400].map(lengthWords)).toEqual(['12 s', '7 min', '2 h 5 min', '2 h', '3 days']);
});

it('tells facts in words, leaves out what says nothing, and shows unknown ones as they are', () => {
  expect(factsLine({ first_response_s: 420, contacts: 1, reopenings: 0, handovers: 2 })).toBe(
    'first reply after 7 min · 1 contact · handed over 2 ×',
  );
  expect(factsLine({ days_late: -1, carrier_class: 'slow' })).toBe('1 day early · carrier class: slow');
});

it('tells money from the smallest unit of its currency, and once', () => {
  expect(factsLine({ total: 84, amount: 8400, currency: 'EUR' })).toBe('€84.00');
  expect(factsLine({ amount: 8400, currency: 'JPY' })).toBe('JP¥8,400');
  expect(factsLine({ revenue: 8.4, amount: 8400, currency: 'KWD' })).toBe('KWD 8.400');
  expect(factsLine({ revenue: 80, total: 84, amount: 8000, currency: 'EUR' })).toBe('total: €84.00 · €80.00');
  expect(factsLine({ price: 20, currency: 'EUR' })).toBe('price: €20.00');
  expect(factsLine({ amount: 84 })).toBe('amount: 84');
  expect(factsLine({ amount: 84, currency: 'points' })).toBe('amount: 84 points');
});

it('calls what happened by words of people, and never says it twice', () => {
  const told = (words: string, name: string | null, [key, where]: [string, string]) => {
    const item = {
      kind: 'event.tracked',
      words,
      touchpoint: { key, name: where },
      detail: name === null ? null : { name },
    };
    return [titleOf(item), placeOf(item)];
  };
  expect(told('Told us who they are', 'identify', ['account', 'Account'])).toEqual(['Told us who they are', 'Account']);
  expect(told('Viewed a page', 'Home', ['web_visit', 'Web visit'])).toEqual(['Home', 'Web visit']);
  expect(told('Lamp Dimmed', 'Lamp Dimmed', ['lamp_dimmed', 'Lamp Dimmed'])).toEqual(['Lamp Dimmed', null]);
  expect(told('Lamp dimmed', 'lamp_dimmed', ['lamp_dimmed', 'Lamp dimmed'])).toEqual(['Lamp dimmed', null]);
  expect(
    told('Conversation started', 'conversation_started', ['conversation_started', 'Conversation started']),
  ).toEqual(['Conversation started', null]);
  expect(told('Conversation started', null, ['chat', 'Chat'])).toEqual(['Conversation started', 'Chat']);
  expect(happened({ kind: 'order.placed', words: 'as the server says it' })).toBe('Ordered');
  expect(happened({ kind: 'event.tracked', words: 'Lamp Dimmed' })).toBe('Lamp Dimmed');
});

it('never shows a score without its scale', () => {
  expect(scoreWords({ scale: 'csat5', score: 4 })).toBe('CSAT 4 of 5');
  expect(scoreWords({ scale: 'thumbs', score: 0 })).toBe('Thumb down');
});
