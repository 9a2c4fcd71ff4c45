import type { Span, SpanKind } from '#core/channels/quotes/span.ts';

/** A piece of a message as the reader sees it. */
export interface Piece {
  kind: SpanKind;
  /** Where it begins in the text: its name while the message stands. */
  from: number;
  text: string;
  /** Lines with words in them. */
  lines: number;
}

/** Without blank lines around it, and at most two between paragraphs: pages of nothing hide what stands below them. */
function withFewBlanks(text: string): string {
  return text
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .replaceAll(/\n(?:[^\S\n]*\n){3,}/g, '\n\n\n')
    .trimEnd();
}

/** The pieces of a text that its spans make, in order; pieces without words are left out. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  return spans
    .map(({ from, to, kind }) => ({ kind, from, text: withFewBlanks(text.slice(from, to)) }))
    .filter((piece) => piece.text !== '')
    .map((piece) => ({ ...piece, lines: piece.text.split('\n').filter((line) => line.trim() !== '').length }));
}

/** Lines that belong together: what somebody says, or the words of others that they answer, without the marks. */
export interface Run {
  answered: boolean;
  text: string;
}

/** The lines of a piece with those apart that are quoted to be answered. */
export function runsOf(text: string): Run[] {
  const runs: Array<{ answered: boolean; lines: string[] }> = [];
  for (const line of text.split('\n')) {
    const answered = /^ ?>(?!From )/.test(line);
    const words = answered ? line.replace(/^ ?> ?/, '') : line;
    const last = runs.at(-1);
    if (last?.answered === answered) last.lines.push(words);
    else runs.push({ answered, lines: [words] });
  }
  return runs
    .map(({ answered, lines }) => ({ answered, text: withFewBlanks(lines.join('\n')) }))
    .filter((run) => run.text !== '');
}
