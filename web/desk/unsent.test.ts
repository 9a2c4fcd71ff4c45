import { expect, test } from 'vitest';
import { afterReload, nextToSend, pauseBefore, readUnsent, settle, takeBack, type Unsent } from './unsent.ts';

function item(key: string, more: Partial<Unsent> = {}): Unsent {
  const at = '2026-03-01T10:00:00Z';
  const rest = { uploads: [], seen: null, resolve: false, reason: null, movedOn: false };
  return { key, conversation: 'cnv_a', kind: 'reply', text: key, at, state: 'sending', ...rest, ...more };
}

test('what could not be sent waits and goes again by the same key, also after a reload', () => {
  const waiting = settle([item('one'), item('two')], 'one', { kind: 'unreachable' });
  expect(waiting.map(({ state }) => state)).toEqual(['waiting', 'sending']);
  const again = afterReload(readUnsent(JSON.stringify(waiting)));
  expect(again.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  expect(nextToSend(again)?.key).toBe('one');
  const left = settle(again, 'one', { kind: 'sent' });
  expect(nextToSend(left)?.key).toBe('two');
  expect(nextToSend(settle(left, 'two', { kind: 'sent' }))).toBeUndefined();
});

test('what was refused goes back into its conversation and holds up nothing else', () => {
  const refused = settle([item('one'), item('two', { conversation: 'cnv_b' })], 'one', {
    kind: 'refused',
    reason: 'The customer wrote meanwhile.',
    movedOn: true,
  });
  expect(nextToSend(refused)?.key).toBe('two');
  expect(takeBack(refused, 'cnv_b').back).toBeUndefined();
  const { back, items } = takeBack(refused, 'cnv_a');
  expect(back).toMatchObject({ text: 'one', movedOn: true });
  expect(items.map(({ key }) => key)).toEqual(['two']);
});

test('a broken store is an empty one', () => {
  expect(readUnsent(null)).toEqual([]);
  expect(readUnsent('{')).toEqual([]);
  expect(readUnsent('[{"key":1}]')).toEqual([]);
});

test('the pauses grow to half a minute', () => {
  expect([0, 1, 2, 9].map((attempt) => pauseBefore(attempt))).toEqual([2_000, 4_000, 8_000, 30_000]);
});
