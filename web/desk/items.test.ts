import { expect, test } from 'vitest';
import { hasArrived, linesOf, withNewest, withOlder, type Item, type KnownItems } from './items.ts';
import type { Unsent } from './unsent.ts';

function note(hour: number, id = `n${hour}`): Item {
  return {
    type: 'note',
    id,
    at: `2026-03-01T${String(hour).padStart(2, '0')}:00:00Z`,
    author: 'Ada',
    text: '',
    marked: null,
  };
}

const ids = ({ items }: KnownItems) => items.map(({ id }) => id).join(' ');

test('items stand oldest first; newer come below, older above, none twice', () => {
  const first = withNewest(undefined, { items: [note(4), note(3)], next: 'older' });
  expect(ids(first)).toBe('n3 n4');
  const older = withOlder(first, { items: [note(3), note(2), note(1)], next: null });
  expect(ids(older)).toBe('n1 n2 n3 n4');
  const newer = withNewest(older, { items: [note(5), note(4)], next: 'another' });
  expect([ids(newer), newer.next]).toEqual(['n1 n2 n3 n4 n5', null]);
});

test('what was put into another conversation leaves this one', () => {
  const known = withNewest(undefined, { items: [note(4), note(3), note(2)], next: 'older' });
  expect(ids(withNewest(known, { items: [note(4), note(2)], next: 'older' }))).toBe('n2 n4');
  expect(ids(withNewest(known, { items: [note(2)], next: null }))).toBe('n2');
});

test('an answer that settles the matter stands before the settling, and after the taking up', () => {
  const at = '2026-03-01T10:00:00Z';
  const done = (what: string): Item => ({ type: 'change', id: what, at, by: 'Ada', what, detail: null });
  const page = { items: [done('resolved'), note(10, 'words'), done('assigned')], next: null };
  expect(ids(withNewest(undefined, page))).toBe('assigned words resolved');
});

test('when more came than a page holds, nothing is left out silently', () => {
  const known = withNewest(undefined, { items: [note(2), note(1)], next: null });
  const after = withNewest(known, { items: [note(9), note(8)], next: 'older' });
  expect([ids(after), after.next]).toEqual(['n8 n9', 'older']);
});

test('each day begins with a divider', () => {
  const items = [note(22), note(23), { ...note(1, 'next'), at: '2026-03-02T01:00:00Z' }];
  expect(linesOf(items, (at) => at.slice(0, 10)).map(({ kind }) => kind)).toEqual([
    'day',
    'item',
    'item',
    'day',
    'item',
  ]);
});

test('what is on its way stands there once: the news of it may come before the answer, with marks, too', () => {
  const at = '2026-03-01T10:00:00Z';
  const text = 'Ask **@Ben** about \\*A1\\*';
  const sending = { kind: 'note', text, marked: true, state: 'sending', at } as Unsent;
  const there = (words: string) => [{ ...note(10), text: words, marked: text } as Item];
  expect(hasArrived(sending, there('Ask @Ben about *A1*'))).toBe(true);
  expect(hasArrived(sending, there('Ask @Ben about A1'))).toBe(false);
  expect(hasArrived({ ...sending, marked: false, text: 'Ask @Ben' }, there('Ask @Ben'))).toBe(true);
  expect(hasArrived({ ...sending, state: 'waiting' }, there('Ask @Ben about *A1*'))).toBe(false);
});
