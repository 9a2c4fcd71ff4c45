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

function withoutOuterBlanks(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}

/** The pieces of a text that its spans make, in order; pieces without words are left out. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  return spans
    .map(({ from, to, kind }) => ({ kind, from, text: withoutOuterBlanks(text.slice(from, to)) }))
    .filter((piece) => piece.text !== '')
    .map((piece) => ({ ...piece, lines: piece.text.split('\n').filter((line) => line.trim() !== '').length }));
}
