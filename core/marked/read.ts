import { readInline } from './inline.ts';
import type { Block, BulletList, Doc, ListItem, OrderedList } from './tree.ts';

/** Quotes and lists within one another; what is further in is words. */
const deepest = 8;

const fence = /^(`{3,})\s*$/;
const bullet = /^- ?(?<rest>(?<= ).*)?$/;
const numbered = /^(?<number>\d{1,9})\. ?(?<rest>(?<= ).*)?$/;

interface Lines {
  lines: readonly string[];
  at: number;
  depth: number;
}

const isBlank = (line: string) => /^ *$/.test(line);

function begins(line: string, depth: number): boolean {
  if (fence.test(line)) return true;
  return depth < deepest && (line.startsWith('>') || bullet.test(line) || numbered.test(line));
}

function takeCode(from: Lines): Block {
  const [, ticks = ''] = fence.exec(from.lines[from.at]!)!;
  const taken: string[] = [];
  for (from.at++; from.at < from.lines.length; from.at++) {
    if (from.lines[from.at]!.trimEnd() === ticks) {
      from.at++;
      break;
    }
    taken.push(from.lines[from.at]!);
  }
  const text = taken.join('\n');
  return text === '' ? { type: 'codeBlock' } : { type: 'codeBlock', content: [{ type: 'text', text }] };
}

function takeQuote(from: Lines): Block {
  const taken: string[] = [];
  for (; from.lines[from.at]?.startsWith('>') === true; from.at++)
    taken.push(from.lines[from.at]!.slice(1).replace(/^ /, ''));
  return { type: 'blockquote', content: filled(readBlocks({ lines: taken, at: 0, depth: from.depth + 1 })) };
}

function filled(blocks: Block[]): Block[] {
  return blocks.length === 0 ? [{ type: 'paragraph' }] : blocks;
}

function afterBlanks({ lines, at }: Lines): number {
  let next = at;
  while (next < lines.length && isBlank(lines[next]!)) next++;
  return next;
}

/** The lines of one item: those further in belong to it. */
function takeItem(from: Lines, first: string): ListItem {
  const taken = [first];
  from.at++;
  while (from.at < from.lines.length) {
    const next = afterBlanks(from);
    if (from.lines[next]?.startsWith('  ') !== true) break;
    while (from.at < next) taken.push(from.lines[from.at++]!.trimEnd());
    taken.push(from.lines[from.at++]!.slice(2));
  }
  const content = filled(readBlocks({ lines: taken, at: 0, depth: from.depth + 1 }));
  return {
    type: 'listItem',
    content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content],
  };
}

function takeItems(from: Lines, marker: RegExp): ListItem[] {
  const items: ListItem[] = [];
  for (;;) {
    const next = afterBlanks(from);
    const found = marker.exec(from.lines[next] ?? '');
    if (found === null) return items;
    from.at = next;
    items.push(takeItem(from, found.groups?.['rest'] ?? ''));
  }
}

function takeList(from: Lines): BulletList | OrderedList {
  const number = numbered.exec(from.lines[from.at]!)?.groups?.['number'];
  if (number === undefined) return { type: 'bulletList', content: takeItems(from, bullet) };
  return { type: 'orderedList', attrs: { start: Number(number) }, content: takeItems(from, numbered) };
}

/** A line of nothing but a backslash is an empty one within its paragraph. */
function takeParagraph(from: Lines): Block {
  const taken: string[] = [];
  do {
    const line = from.lines[from.at++]!;
    taken.push(line === '\\' ? '' : line);
  } while (from.at < from.lines.length && !isBlank(from.lines[from.at]!) && !begins(from.lines[from.at]!, from.depth));
  const content = readInline(taken.join('\n'));
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
}

function takeBlock(from: Lines): Block {
  const line = from.lines[from.at]!;
  if (!begins(line, from.depth)) return takeParagraph(from);
  if (fence.test(line)) return takeCode(from);
  return line.startsWith('>') ? takeQuote(from) : takeList(from);
}

function readBlocks(from: Lines): Block[] {
  const blocks: Block[] = [];
  for (;;) {
    from.at = afterBlanks(from);
    if (from.at >= from.lines.length) return blocks;
    blocks.push(takeBlock(from));
  }
}

/** Marked text taken apart. Every text is one: what marks nothing is words. */
export function readMarked(text: string): Doc {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  return { type: 'doc', content: readBlocks({ lines, at: 0, depth: 0 }) };
}
