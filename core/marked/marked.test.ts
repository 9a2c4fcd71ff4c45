import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainOf } from './plain.ts';
import { readMarked } from './read.ts';
import { mentionsIn, picturesIn, type Block, type Inline, type Mark, type Words } from './tree.ts';
import { docOfPlain, markedOfPlain, writeMarked } from './write.ts';

const id = '0'.repeat(32);
const signs = fc.string({
  unit: fc.constantFrom(...Array.from('ab1. ->*`[]()!@\\_#~é\u202e{}"\u00a0')),
  minLength: 1,
  maxLength: 12,
});
const marks = fc.constantFrom<Mark[]>(
  [],
  [{ type: 'bold' }],
  [{ type: 'italic' }],
  [{ type: 'bold' }, { type: 'italic' }],
  [{ type: 'code' }],
  [{ type: 'link', attrs: { href: 'https://a.example/(x)?y=\\z' } }],
  [{ type: 'link', attrs: { href: 'mailto:a@b.example' } }, { type: 'bold' }],
);
const piece: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(signs, marks).map(([text, all]) => ({ type: 'text' as const, text, marks: all })),
  },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'hardBreak' }) },
  { weight: 1, arbitrary: signs.map((label): Inline => ({ type: 'mention', attrs: { id: `usr_${id}`, label } })) },
  { weight: 1, arbitrary: signs.map((name): Inline => ({ type: 'picture', attrs: { id: `fil_${id}`, name } })) },
);

/** As the editor has it: neighbours with the same marks are one, and nothing carries an empty list of marks. */
function joined(pieces: readonly Inline[]): Inline[] {
  const found: Inline[] = [];
  for (const one of pieces) {
    const last = found.at(-1);
    if (last?.type === 'text' && one.type === 'text' && sameMarks(last, one)) last.text += one.text;
    else found.push(one.type === 'text' && one.marks?.length === 0 ? { type: 'text', text: one.text } : { ...one });
  }
  return found;
}
const sameMarks = (a: Words, b: Words) => JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
const paragraph = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((content): Block => ({ type: 'paragraph', content: joined(content) }));
const code = fc
  .array(fc.constantFrom('a', '', '```', '````', '  b', '> c'), { minLength: 1, maxLength: 4 })
  .filter((lines) => lines.join('\n') !== '')
  .map((lines): Block => ({ type: 'codeBlock', content: [{ type: 'text', text: lines.join('\n') }] }));

const { blocks } = fc.letrec<{ blocks: Block[]; block: Block }>((tie) => {
  const inside = fc
    .tuple(paragraph, fc.oneof({ depthSize: 'small' }, fc.constant<Block[]>([]), tie('blocks')))
    .map(([first, more]): Block[] => [first, ...more]);
  const items = fc.array(
    inside.map((content) => ({ type: 'listItem' as const, content })),
    { minLength: 1, maxLength: 3 },
  );
  return {
    block: fc.oneof(
      { depthSize: 'small', maxDepth: 2 },
      paragraph,
      code,
      inside.map((content): Block => ({ type: 'blockquote', content })),
      items.map((content): Block => ({ type: 'bulletList', content })),
      fc
        .tuple(items, fc.nat(50))
        .map(([content, start]): Block => ({ type: 'orderedList', attrs: { start }, content })),
    ),
    // Neighbours of one kind would be one.
    blocks: fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((all) => all.filter((one, at) => at === 0 || one.type !== all[at - 1]?.type || one.type === 'paragraph')),
  };
});

test('whatever the editor writes is read back as it was', () => {
  fc.assert(
    fc.property(blocks, (content) => {
      expect(readMarked(writeMarked({ type: 'doc', content })).content).toEqual(content);
    }),
    { numRuns: 400 },
  );
});

test('plain words stay what they are', () => {
  const words = fc.array(fc.oneof(signs, fc.constantFrom('- a', '> b', '1. c', '```', '**x**')), { maxLength: 5 });
  fc.assert(
    fc.property(words, (lines) => {
      const text = lines.join('\n').trim();
      expect(plainOf(readMarked(markedOfPlain(text)))).toBe(plainOf(docOfPlain(text)));
    }),
    { numRuns: 300 },
  );
});

test('a text says plainly what it says with marks', () => {
  const text = `Hello **Ada**, *see* [the label](https://a.example/l) and [https://b.example](https://b.example):

- one
- two
  1. \`x\`

> quoted

@[Ben Brandt](usr_${id}) ![box.png](fil_${id})`;
  const doc = readMarked(text);
  expect(plainOf(doc)).toBe(
    'Hello Ada, see the label (https://a.example/l) and https://b.example:\n\n- one\n- two\n  1. x\n\n> quoted\n\n@Ben Brandt [box.png]',
  );
  expect([mentionsIn(doc), picturesIn(doc)]).toEqual([[`usr_${id}`], [`fil_${id}`]]);
  expect(mentionsIn(readMarked(`@[Care](tem_${id}) @[Ann](cus_${id}) a@[b](mem_${id})`))).toEqual([`tem_${id}`]);
});

test('links lead out or nowhere; what never closes is a sign', () => {
  for (const target of ['javascript:alert(1)', 'data:text/html,x', '/settings', 'https://a b', 'usr_1'])
    expect(readMarked(`[here](${target})`).content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: `[here](${target})` }] },
    ]);
  expect(plainOf(readMarked('2 ** 3, `x and [y]('))).toBe('2 ** 3, `x and [y](');
});

test('a hostile text is read in no time', () => {
  const started = performance.now();
  for (const part of ['[', '![', '`', '*', '> ', '- ', '\\', '[](', '](', '[a](', '- \n', '> - ', '\n\n  ', '```\n'])
    readMarked(part.repeat(50_000 / part.length));
  for (const [part, target] of [
    ['[', 'x'],
    ['[', 'https://'],
    ['![', 'x'],
  ] as const)
    readMarked(`${part.repeat(12_500)}](${target}${'x'.repeat(25_000)})`.repeat(4));
  expect(performance.now() - started).toBeLessThan(2_000);
});
