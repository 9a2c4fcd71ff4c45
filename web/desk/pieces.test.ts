import { expect, test } from 'vitest';
import { piecesOf, runsOf } from './pieces.ts';

test('a message is shown in pieces without the blank lines between them, and blank pieces not at all', () => {
  const text = 'Yes.\n\nBye\n\n-- \nAnn\n\n \n';
  const spans = [
    { from: 0, to: 11, kind: 'visible' as const },
    { from: 11, to: 19, kind: 'signature' as const },
    { from: 19, to: text.length, kind: 'quoted' as const },
  ];
  expect(piecesOf(text, spans)).toEqual([
    { kind: 'visible', from: 0, text: 'Yes.\n\nBye', lines: 2 },
    { kind: 'signature', from: 11, text: '-- \nAnn', lines: 2 },
  ]);
});

test('pages of blank lines become two', () => {
  const text = `Hello${'\n \t'.repeat(60)}\n\nThe lamp is broken.`;
  expect(piecesOf(text, [{ from: 0, to: text.length, kind: 'visible' }])[0]?.text).toBe(
    'Hello\n\n\nThe lamp is broken.',
  );
});

test('words that are answered stand apart from the answers, without their marks', () => {
  expect(runsOf('Hi\n\n> Which?\n> And when?\nGreen.\n\n>From here on')).toEqual([
    { answered: false, text: 'Hi' },
    { answered: true, text: 'Which?\nAnd when?' },
    { answered: false, text: 'Green.\n\n>From here on' },
  ]);
});
