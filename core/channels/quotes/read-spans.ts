import type { Block } from './blocks.ts';
import { layoutOf, type Layout } from './layout.ts';
import { linesOf, type Line, type Mark } from './line.ts';
import { pointsIntoQuote } from './pointing.ts';
import { isForward, separatorOf } from './separators.ts';
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

const isFilled = (lines: readonly Line[], { from, to }: Run): boolean =>
  lines.slice(from, to).some(({ blank }) => !blank);

function filledLines(lines: readonly Line[], { from, to }: Run): number {
  return lines.slice(from, to).filter(({ words }) => words !== '').length;
}

function lastFilled(lines: readonly Line[], { from, to }: Run): string {
  return lines.slice(Math.max(from, to - 4), to).findLast(({ blank }) => !blank)?.words ?? '';
}

function isForwardBlock(lines: readonly Line[], { from, to }: Run): boolean {
  return lines.slice(from, Math.min(to, from + 3)).some(({ words }) => separatorOf(words) === 'forward');
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
  const named = block.opening !== undefined;
  if (!after) return named || (!/[:：]$/.test(lead) && count > fewLines);
  if (!before && named && alone) return true;
  return count > shortQuote;
}

function markBlocks(lines: readonly Line[], { blocks, gaps }: { blocks: Block[]; gaps: Run[] }, kinds: SpanKind[]) {
  const filled = gaps.map(
    (gap) =>
      isFilled(lines, gap) &&
      lines.slice(gap.from, gap.to).some((line, at) => !line.blank && kinds[gap.from + at] === 'visible'),
  );
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

/** What each line is; the text is needed for exact signs only. */
export function kindsOf(lines: readonly Line[], text: string, subject: string): SpanKind[] {
  const kinds: SpanKind[] = Array.from({ length: lines.length }, () => 'visible');
  const layout = layoutOf(lines, isForward(subject));
  const { blocks, tail, forwards } = layout;
  const gaps = gapsOf(lines, layout);
  gaps.forEach((gap, at) => {
    const signature = at === gaps.length - 1 || at === 0 ? signatureIn(lines, gap, text) : undefined;
    if (signature) kinds.fill('signature', signature.from, signature.to);
  });
  markBlocks(lines, { blocks, gaps }, kinds);
  const own = lines.slice(0, tail).filter((line, at) => kinds[at] === 'visible' && !line.blank);
  if (own.length === 0)
    return forwards ? kinds.map((kind, at) => (at < tail ? kind : 'visible')) : kinds.map(() => 'visible');
  if (!forwards && tail < lines.length && !pointsIntoQuote(own.slice(0, 40).map(({ words }) => words)))
    kinds.fill('quoted', tail);
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
