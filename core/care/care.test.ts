import { expect, test } from 'vitest';
import type { Scale } from '#core/touchpoints/scales.ts';
import { opensCase, usualLimits } from './low.ts';
import { isOverdue, settleAs } from './recovery.ts';

test('what opens a case follows the scale: of effort much is bad; a scale without a limit opens none', () => {
  const low = (scale: Scale, ...scores: number[]) => scores.map((score) => opensCase({ scale, score }, usualLimits));
  expect(low('csat5', 1, 2, 3)).toEqual([true, true, false]);
  expect(low('nps', 6, 7)).toEqual([true, false]);
  expect(low('ces7', 3, 4)).toEqual([true, false]);
  expect(low('ces5', 3, 4, 5)).toEqual([false, true, true]);
  expect(low('thumbs', 0, 1)).toEqual([true, false]);
  expect(opensCase({ scale: 'nps', score: 0 }, { ...usualLimits, nps: null })).toBe(false);
  expect(opensCase({ scale: 'ces5', score: 4 }, { ...usualLimits, ces5: 5 })).toBe(false);
});

test('a case is closed with an outcome, and opened again before anything else', () => {
  const open = { state: 'open', outcome: null } as const;
  const closed = { state: 'closed', outcome: 'won-back' } as const;
  expect(settleAs(open, { state: 'closed', outcome: null })).toBe('outcome-missing');
  expect(settleAs(open, { state: 'made-good', outcome: 'won-back' })).toBe('outcome-too-early');
  expect(settleAs(open, closed)).toEqual(closed);
  expect(settleAs(closed, { state: 'in-contact', outcome: null })).toBe('closed');
  expect(settleAs(closed, open)).toEqual(open);
});

test('overdue is who waits for us past the time', () => {
  expect(isOverdue({ state: 'in-contact', dueAt: 5 }, 5)).toBe(true);
  expect(isOverdue({ state: 'open', dueAt: 6 }, 5)).toBe(false);
  expect(isOverdue({ state: 'made-good', dueAt: 1 }, 5)).toBe(false);
});
