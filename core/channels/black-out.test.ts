import { expect, test } from 'vitest';
import { blackOut, blackOutWords, lettersOf } from './black-out.ts';
import { wholeText } from './quotes/span.ts';

const blocks = (word: string) => '█'.repeat(word.length);

test('whole addresses and names go, whatever signs and breaks are in them, and nothing that only looks like them', () => {
  const words = ['ann-marie+o.neil@x-y.example', "o'neil_2@x.example", 'Ann O’Neil (Ltd.)', 'Ann O’Neil'];
  for (const word of words)
    expect(blackOutWords(`<${word.toUpperCase()}>, ${word}.`, words)).toBe(`<${blocks(word)}>, ${blocks(word)}.`);
  expect(blackOutWords('Dear Ann\n  O’Neil!', words)).toBe(`Dear ${blocks('Ann\n  O’Neil')}!`);
  const others = ['joann@x.example', 'ann@x.example.org', 'my-ann@x.example', 'Joann O’Neilson'];
  for (const other of others) expect(blackOutWords(other, ['ann@x.example', 'Ann O’Neil'])).toBe(other);
});

test('an address goes whatever signs stand around it, and another one stays', () => {
  const ways = [
    '?mail=@&x=1',
    'x.example/?to=@',
    'http://h/@/y',
    'a/@',
    '-@',
    '@-',
    '@_old',
    '_@_',
    ' --@',
    'e:@:25',
    '@.',
    '*@*',
  ];
  const address = 'ann@x.example';
  for (const way of ways)
    expect(blackOutWords(way.replace('@', address), [address])).toBe(way.replace('@', blocks(address)));
  for (const way of ['b@', '1@', 'b.@', 'b+@', 'b_@', 'b-@', 'b--@', '@s', '@.org', '@-b.org', '@2'])
    expect(blackOutWords(way.replace('@', address), [address])).toBe(way.replace('@', address));
});

test('lines that quote somebody go however they were broken; what others say themselves stays', () => {
  const said = [lettersOf('The lamp that I bought on Monday is broken,\nand nobody answers.')];
  const text =
    'The lamp is broken?\n> The lamp that I bought\n> on Monday is broken, and\n> nobody answers.\n> The lamp\nBest wishes';
  const left = blackOut({ text, spans: wholeText(text) }, { words: [], said });
  expect(left).toMatch(/^The lamp is broken\?\n> █{22}\n> █+\n> █+\n> The lamp\nBest wishes$/);
  expect(left).toHaveLength(text.length);
  const quoted = 'Mine.\nand nobody answers.';
  const spans = [
    { from: 0, to: 6, kind: 'visible' as const },
    { from: 6, to: quoted.length, kind: 'quoted' as const },
  ];
  expect(blackOut({ text: quoted, spans }, { words: [], said })).toBe(`Mine.\n${blocks('and nobody answers.')}`);
});

test('of quoted lines without end those that are not looked at go', () => {
  const lines = Array.from({ length: 2_001 }, (_, at) => `> Another line ${at + 10_000}`);
  const text = lines.join('\n');
  const left = blackOut({ text, spans: wholeText(text) }, { words: [], said: [lettersOf('Something else')] });
  expect(left.split('\n').slice(-2)).toEqual(['> Another line 11999', `> ${blocks('Another line 12000')}`]);
});
