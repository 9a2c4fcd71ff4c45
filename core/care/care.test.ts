import { expect, test } from 'vitest';
import { isLow, isTop, usualLimits } from './low.ts';
import { isOverdue, settleAs } from './recovery.ts';

test('what is low follows the scale: of effort much is bad', () => {
  const low = (scale: keyof typeof usualLimits, ...scores: number[]) => scores.map((score) => isLow({ scale, score }));
  expect(low('csat5', 1, 2, 3)).toEqual([true, true, false]);
  expect(low('nps', 6, 7)).toEqual([true, false]);
  expect(low('ces7', 3, 4)).toEqual([true, false]);
  expect(low('ces5', 3, 4, 5)).toEqual([false, true, true]);
  expect(low('thumbs', 0, 1)).toEqual([true, false]);
  expect(isLow({ scale: 'nps', score: 0 }, { ...usualLimits, nps: null })).toBe(false);
});

test('what is top does, too', () => {
  expect([isTop({ scale: 'nps', score: 8 }), isTop({ scale: 'nps', score: 9 })]).toEqual([false, true]);
  expect([isTop({ scale: 'ces5', score: 1 }), isTop({ scale: 'ces5', score: 5 })]).toEqual([true, false]);
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
