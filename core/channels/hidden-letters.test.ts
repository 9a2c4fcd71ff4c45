import { expect, test } from 'vitest';
import { showHidden } from './hidden-letters.ts';

test('what a screen hides or obeys stands in sight, all else as it is', () => {
  expect(showHidden('invoice\u202Egnp.exe')).toBe('invoice‹RLO›gnp.exe');
  expect(showHidden('a\u0000b\u001B[31m\u200Bc\uFEFF')).toBe('a‹U+0000›b‹U+001B›[31m‹ZWSP›c‹BOM›');
  expect(showHidden('half \uD800, tag \u{E0041}')).toBe('half ‹U+D800›, tag ‹U+E0041›');
  expect(showHidden('seen\rhidden')).toBe('seen‹U+000D›hidden');
  expect(showHidden('Grüße, 世界, مرحبا 👋🏽\r\n\tnext')).toBe('Grüße, 世界, مرحبا 👋🏽\n\tnext');
});
