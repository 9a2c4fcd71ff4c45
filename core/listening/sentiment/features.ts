import type { Features } from './linear.ts';
import { piecesOf } from './pieces.ts';
import { tokensOf, type Token } from './tokens.ts';
import { cuesOf } from './words/cues.ts';
import { lookupFor } from './words/lists.ts';

const runs = { shortest: 3, longest: 5 };

/** A text as the models of feeling see it: its pieces, and what the words of its language and its signs speak for. */
export function feelingFeatures(tokens: readonly Token[], language: string): Required<Features> {
  return { pieces: piecesOf(tokens, runs), besides: cuesOf(tokens, lookupFor(language)) };
}

export function feelingOf(text: string, language: string): Required<Features> {
  return feelingFeatures(tokensOf(text), language);
}
