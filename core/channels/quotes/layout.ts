import { endOfQuoted, namesItself, openingAt, type Block, type Opening } from './blocks.ts';
import type { Line } from './line.ts';

/** Where the quotes of a message stand. */
export interface Layout {
  /** Runs of lines that are marked as quoted, in order. */
  blocks: Block[];
  /** From here to the end stands what another wrote, without marks; `lines.length` when nothing does. */
  tail: number;
  /** The rest is a mail handed on: it is what the writer wants to show. */
  forwards: boolean;
}

const isMarked = (line: Line): boolean => line.depth > 0;
const isSetIn = (line: Line): boolean => line.depth > 0 || line.marks.has('indent');
const mostBlanks = 3;

function afterBlanks(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length && at < from + mostBlanks && lines[at]!.blank && !isMarked(lines[at]!)) at++;
  return at;
}

/** The marked lines that an opening announces; none when it announces what is not marked. */
function announced(lines: readonly Line[], opening: Opening): Block | undefined {
  const from = afterBlanks(lines, opening.end);
  const first = lines[from];
  if (first === undefined || !isSetIn(first)) return undefined;
  const to = endOfQuoted(lines, from, isMarked(first) ? isMarked : isSetIn);
  return { at: opening.at, from, to, opening, named: true };
}

/** Whether anything stands above a line; a few lines tell. */
function begun(lines: readonly Line[], at: number): boolean {
  return lines.slice(Math.max(0, at - 20), at).some(({ blank }) => !blank);
}

interface Reader {
  layout: Layout;
  /** Whether a header block tells of a mail handed on, as the subject says. */
  forwardSubject: boolean;
}

/** Takes up what begins at a line; answers where to go on. */
function step(lines: readonly Line[], at: number, reader: Reader): number {
  const line = lines[at]!;
  if (isMarked(line)) {
    const to = Math.max(at + 1, endOfQuoted(lines, at, isMarked));
    reader.layout.blocks.push({ at, from: at, to, opening: undefined, named: namesItself(lines, at) });
    return to;
  }
  const opening = line.blank ? undefined : openingAt(lines, at);
  if (opening === undefined) return at + 1;
  return take(lines, opening, reader) ?? at + 1;
}

/** Takes up what an opening announces; answers where to go on, or undefined when it announces nothing. */
function take(lines: readonly Line[], opening: Opening, { layout, forwardSubject }: Reader): number | undefined {
  const named = opening.certainty === 'named';
  const block = announced(lines, opening);
  layout.forwards = opening.kind === 'forward' || (forwardSubject && named && block === undefined);
  if (block && !layout.forwards && !(opening.headers && begun(lines, opening.at))) {
    layout.blocks.push(block);
    return block.to;
  }
  if (!named) return undefined;
  layout.tail = opening.at;
  return lines.length;
}

/** Finds the quotes of a message, looking at each line a bounded number of times. */
export function layoutOf(lines: readonly Line[], forwardSubject: boolean): Layout {
  const layout: Layout = { blocks: [], tail: lines.length, forwards: false };
  for (let at = 0; at < lines.length;) at = step(lines, at, { layout, forwardSubject });
  return layout;
}
