import { expect, test } from 'vitest';
import type { ControlPeriod } from '../control.ts';
import { alertTurn } from './alert-turn.ts';

/** `-` beyond the lower limit, `+` beyond the upper one, `.` within, a blank: too few answers. */
function periods(drawing: string): ControlPeriod[] {
  return drawing.split('').map((mark, at) => ({
    start: `2026-03-${String(at + 1).padStart(2, '0')}`,
    n: mark === ' ' ? 3 : 40,
    value: mark === ' ' ? null : 50,
    drawn: mark === ' ' ? null : 50,
    centre: 50,
    low: 40,
    high: 60,
    baseline: false,
    signal: mark === '-' ? 'low' : mark === '+' ? 'high' : null,
  }));
}

test.each([
  ['....-', null, { turn: 'open', side: 'low', start: '2026-03-05' }],
  ['....+', null, { turn: 'open', side: 'high', start: '2026-03-05' }],
  ['...-.', null, { turn: 'stay' }],
  ['...- ', null, { turn: 'open', side: 'low', start: '2026-03-04' }],
  ['', null, { turn: 'stay' }],
  ['    ', null, { turn: 'stay' }],
  ['...--', 'low', { turn: 'stay' }],
  ['..-..', 'low', { turn: 'stay' }],
  ['-.-.-', 'low', { turn: 'stay' }],
  ['.-...', 'low', { turn: 'end' }],
  ['.-.. ', 'low', { turn: 'stay' }],
  ['.-+++', 'low', { turn: 'end' }],
] as const)('%s while %s', (drawing, open, turn) => {
  expect(alertTurn(periods(drawing), open, '2026-03-01')).toEqual(turn);
});

test('what is long past is no news', () => {
  expect(alertTurn(periods('...-'), null, '2026-03-05')).toEqual({ turn: 'stay' });
});
