import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test('what a screen hides or obeys stands in sight, all else as it is', () => {
  expect(visibleText('invoice\u202Egnp.exe')).toBe('invoice‹RLO›gnp.exe');
  expect(visibleText('a\u0000b\u001B[31m\u200Bc\uFEFF')).toBe('a‹U+0000›b‹U+001B›[31m‹ZWSP›c‹BOM›');
  expect(visibleText('half \uD800, tag \u{E0041}')).toBe('half ‹U+D800›, tag ‹U+E0041›');
  expect(visibleText('Grüße, 世界, مرحبا 👋🏽\r\n\tnext')).toBe('Grüße, 世界, مرحبا 👋🏽\n\tnext');
});
