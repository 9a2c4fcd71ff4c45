import { expect, test } from 'vitest';
import { allSending, allWaiting, nextToSend, pauseBefore, readUnsent, without, type Unsent } from './unsent.ts';

function item(key: string): Unsent {
  const at = '2026-03-01T10:00:00Z';
  return {
    key,
    conversation: 'cnv_a',
    marked: false,
    kind: 'reply',
    text: key,
    at,
    state: 'sending',
    uploads: [],
    seen: null,
    resolve: false,
  };
}

test('what could not be sent waits and goes again in order by the same key, also after a reload', () => {
  const again = allWaiting(readUnsent(JSON.stringify([item('one'), item('two')])));
  expect(again.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  expect(nextToSend(again)?.key).toBe('one');
  expect(allSending(again).map(({ state }) => state)).toEqual(['sending', 'sending']);
  const left = without(again, 'one');
  expect(nextToSend(left)?.key).toBe('two');
  expect(nextToSend(without(left, 'two'))).toBeUndefined();
});

test('a broken store is an empty one', () => {
  expect(readUnsent(null)).toEqual([]);
  expect(readUnsent('{')).toEqual([]);
  expect(readUnsent('[{"key":1}]')).toEqual([]);
});

test('the pauses grow to half a minute', () => {
  expect([0, 1, 2, 9].map((attempt) => pauseBefore(attempt))).toEqual([2_000, 4_000, 8_000, 30_000]);
});
