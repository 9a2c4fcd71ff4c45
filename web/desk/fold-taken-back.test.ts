import { expect, test } from 'vitest';
import { changeWords } from './delivery-words.ts';
import { foldTakenBack } from './fold-taken-back.ts';
import type { Item } from './items.ts';

let count = 0;
const change = (what: string, detail: string, more: { by?: string; at?: string } = {}): Item => ({
  type: 'change',
  id: String(++count),
  at: `2026-11-22T10:00:0${count % 10}Z`,
  by: 'Ada',
  what,
  detail,
  ...more,
});
const lines = (items: Item[]) => foldTakenBack(items).map((item) => (item.type === 'change' ? changeWords(item) : ''));

test('what was done and taken back is one line; what stands stays', () => {
  const at = '2026-11-22T09:00:00Z';
  const split = [change('split-off', 'Lamp', { at }), change('split-from', 'Order', { at })];
  const back = change('taken-back', 'split');
  expect(lines([...split, back])).toEqual(['Ada made “Lamp” a conversation of its own, and took it back']);
  const again = change('split-off', 'Chair');
  expect(lines([...split, back, again])).toEqual([
    'Ada made “Lamp” a conversation of its own, and took it back',
    'Ada made “Chair” a conversation of its own',
  ]);
  const byBen = change('taken-back', 'move', { by: 'Ben' });
  expect(lines([change('moved-in', 'Order'), byBen])).toEqual([
    'Ada moved a message here from “Order”; Ben took it back',
  ]);
  expect(lines([back])).toEqual(['Ada took the parting back']);
});
