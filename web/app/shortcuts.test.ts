import { expect, test } from 'vitest';
import { keyName } from './shortcuts.ts';

const plain = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };

test('keys are named alike on every keyboard', () => {
  expect(keyName({ ...plain, key: 'k', metaKey: true })).toBe('mod+k');
  expect(keyName({ ...plain, key: 'k', ctrlKey: true })).toBe('mod+k');
  expect(keyName({ ...plain, key: '?', shiftKey: true })).toBe('?');
  expect(keyName({ ...plain, key: 'E', shiftKey: true })).toBe('shift+e');
  expect(keyName({ ...plain, key: 'Enter', ctrlKey: true })).toBe('mod+Enter');
});
