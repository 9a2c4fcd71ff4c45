import { sha256 } from './sha-256.ts';

/** Many small puzzles instead of one large: the time they take together hardly varies. */
export const proofParts = 16;
/** 16 × 2^13 tries: a fifth of a second on a computer, about half a second on a phone. */
export const usualBits = 13;
/** Sixteen times that, however much comes in. */
export const mostBits = 17;

/** What a browser is asked to work out before it may send; everything else in a challenge is for us alone. */
export interface Puzzle {
  /** Once used. */
  nonce: string;
  /** Leading bits of each hash that must be zero. */
  bits: number;
  /** Milliseconds since 1970. */
  until: number;
}

function fits(nonce: string, { part, counter, bits }: { part: number; counter: number; bits: number }): boolean {
  return Math.clz32(sha256(`${nonce}.${part}.${counter}`)[0]!) >= bits;
}

/** Works out one part of a puzzle. */
export function solvePart({ nonce, bits }: Pick<Puzzle, 'nonce' | 'bits'>, part: number): number {
  let counter = 0;
  while (!fits(nonce, { part, counter, bits })) counter++;
  return counter;
}

/** Whether the work was done. */
export function isSolved({ nonce, bits }: Pick<Puzzle, 'nonce' | 'bits'>, counters: readonly number[]): boolean {
  return counters.length === proofParts && counters.every((counter, part) => fits(nonce, { part, counter, bits }));
}

/** How many were asked for or sent in the last ten minutes. */
export interface Load {
  form: number;
  network: number;
}

/** So much is usual; from there each doubling costs a bit more. */
const usual = { form: 60, network: 10 };

/** The bits that a puzzle asks for now: more work for everybody while a form is flooded, and for the network that floods it. */
export function bitsUnder({ form, network }: Load): number {
  const more = (count: number, most: number) => (count <= most ? 0 : Math.ceil(Math.log2(count / most)));
  return Math.min(mostBits, usualBits + Math.max(more(form, usual.form), more(network, usual.network)));
}
