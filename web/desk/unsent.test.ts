import { expect, test } from 'vitest';
import { afterReload, inState, nextToSend, pauseBefore, readUnsent, without, type Unsent } from './unsent.ts';

function item(key: string): Unsent {
  const at = '2026-03-01T10:00:00Z';
  return {
    key,
    conversation: 'cnv_a',
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
  const waiting = inState([item('one'), item('two')], 'one', 'waiting');
  expect(waiting.map(({ state }) => state)).toEqual(['waiting', 'sending']);
  const again = afterReload(readUnsent(JSON.stringify(waiting)));
  expect(again.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  expect(nextToSend(again)?.key).toBe('one');
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
