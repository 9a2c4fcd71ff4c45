import { readSubject } from '../threading/subject.ts';
import type { Block } from './blocks.ts';
import { layoutOf, type Layout } from './layout.ts';
import { linesOf, type Line, type Mark } from './line.ts';
import { pointsIntoQuote } from './pointing.ts';
import { separatorOf } from './separators.ts';
import { signatureIn, type Run } from './signature.ts';
import { wholeText, type Span, type SpanKind } from './span.ts';

/** What is known of a message besides its text. */
export interface About {
  subject?: string | undefined;
  /** Of the HTML that the text was made of. */
  marks?: readonly Mark[] | undefined;
}

/** Quoted lines that are answered stay in sight up to this many; more are folded where they stand. */
const shortQuote = 8;
const fewLines = 2;

/** The runs of lines between the quotes. */
function gapsOf(lines: readonly Line[], { blocks, tail }: Layout): Run[] {
  const starts = [0, ...blocks.map(({ to }) => to)];
  return starts.map((from, at) => ({ from, to: Math.max(from, blocks[at]?.at ?? Math.min(tail, lines.length)) }));
}

function filledLines(lines: readonly Line[], { from, to }: Run): number {
  return lines.slice(from, to).filter(({ words }) => words !== '').length;
}

function lastFilled(lines: readonly Line[], { from, to }: Run): string {
  return lines.slice(Math.max(from, to - 4), to).findLast(({ blank }) => !blank)?.words ?? '';
}

function isForwardBlock(lines: readonly Line[], { from, to, opening }: Block): boolean {
  return (
    opening === undefined &&
    lines.slice(from, Math.min(to, from + 3)).some(({ words }) => separatorOf(words) === 'forward')
  );
}

interface Around {
  before: boolean;
  after: boolean;
  /** The writer's last line before it. */
  lead: string;
  /** The only quote. */
  alone: boolean;
}

/** Whether a quoted run is folded: all that nobody answers to below it, and what is long. */
function isFolded(lines: readonly Line[], block: Block, { before, after, lead, alone }: Around): boolean {
  if (isForwardBlock(lines, block)) return false;
  const count = filledLines(lines, block);
  const { named } = block;
  if (!after) return named || (!/[:：]$/.test(lead) && (count > fewLines || !alone));
  if (!before && named && alone) return true;
  return count > shortQuote;
}

const isOwn = (lines: readonly Line[], kinds: readonly SpanKind[], at: number): boolean =>
  kinds[at] === 'visible' && !lines[at]!.blank;

function markBlocks(lines: readonly Line[], { blocks, gaps }: { blocks: Block[]; gaps: Run[] }, kinds: SpanKind[]) {
  const filled = gaps.map(({ from, to }) => lines.slice(from, to).some((_, at) => isOwn(lines, kinds, from + at)));
  const firstFilled = filled.indexOf(true);
  const lastOne = filled.lastIndexOf(true);
  blocks.forEach((block, at) => {
    const around: Around = {
      before: firstFilled !== -1 && firstFilled <= at,
      after: lastOne > at,
      lead: lastFilled(lines, gaps[at]!),
      alone: blocks.length === 1,
    };
    if (isFolded(lines, block, around)) kinds.fill('quoted', block.at, block.to);
  });
}

/** Blank lines beside what is folded are folded with it. */
function drawInBlanks(lines: readonly Line[], kinds: SpanKind[]): void {
  for (let at = lines.length - 2; at >= 0; at--) {
    if (lines[at]!.blank && kinds[at] === 'visible' && kinds[at + 1] !== 'visible') kinds[at] = kinds[at + 1]!;
  }
  for (let at = 1; at < lines.length; at++) {
    if (lines[at]!.blank && kinds[at] === 'visible' && kinds[at - 1] !== 'visible') kinds[at] = kinds[at - 1]!;
  }
}

function joined(lines: readonly Line[], kinds: readonly SpanKind[]): Span[] {
  const spans: Span[] = [];
  lines.forEach(({ from, to }, at) => {
    const last = spans.at(-1);
    const kind = kinds[at]!;
    if (last?.kind === kind) last.to = to;
    else spans.push({ from, to, kind });
  });
  return spans;
}

/** The writer's own words of a message without its tail, by line; empty when all of it is folded. */
function ownWords(lines: readonly Line[], kinds: readonly SpanKind[], tail: number): string[] {
  return lines.slice(0, tail).flatMap(({ words }, at) => (isOwn(lines, kinds, at) ? [words] : []));
}

function markSignatures(
  lines: readonly Line[],
  { gaps, text }: { gaps: Run[]; text: string },
  kinds: SpanKind[],
): void {
  gaps.forEach((gap, at) => {
    // Where a message ends, or what its writer wrote above the last quote.
    const ends = at === 0 || at >= gaps.length - 2;
    const signature = ends ? signatureIn(lines, gap, text) : undefined;
    if (signature) kinds.fill('signature', signature.from, signature.to);
  });
}

/** What each line is; the text is needed for exact signs only. */
export function kindsOf(lines: readonly Line[], text: string, subject: string): SpanKind[] {
  const kinds: SpanKind[] = Array.from({ length: lines.length }, () => 'visible');
  const layout = layoutOf(lines, readSubject(subject).forwarded);
  const { blocks, tail, forwards } = layout;
  const gaps = gapsOf(lines, layout);
  markSignatures(lines, { gaps, text }, kinds);
  markBlocks(lines, { blocks, gaps }, kinds);
  // Whoever says nothing but their signature says that.
  if (!forwards && ownWords(lines, kinds, tail).length === 0)
    kinds.forEach((kind, at) => (kinds[at] = kind === 'signature' ? 'visible' : kind));
  const own = ownWords(lines, kinds, tail);
  if (own.length === 0 && !forwards) return kinds.map(() => 'visible');
  if (!forwards && !pointsIntoQuote(own.slice(0, 40))) kinds.fill('quoted', tail);
  return kinds;
}

/**
 * The parts of a message as spans that cover its text exactly: what its writer says, what is quoted, the signature. Nothing is
 * taken away. Quoted lines between answers stay visible while they are short, and a mail of which nothing else would be left
 * stays visible whole. The work grows with the length of the text, whatever it is.
 */
export function readSpans(text: string, { subject = '', marks = [] }: About = {}): Span[] {
  const lines = linesOf(text, marks);
  const kinds = kindsOf(lines, text, subject);
  drawInBlanks(lines, kinds);
  return kinds.every((kind) => kind === 'visible') ? wholeText(text) : joined(lines, kinds);
}
