// Regular expressions that take time in proportion to the text, however they are made: all ways are gone at once (Thompson 1968).
// So a company's own pattern cannot be made to stop the server by what somebody types.

import { spend, type Allowance } from './expression/allowance.ts';

/** Why a pattern cannot be used here. */
export class PatternFault extends Error {}

type Step =
  | { kind: 'sign'; test: RegExp; next: number }
  | { kind: 'split'; next: number; other: number }
  | { kind: 'edge'; test: 'start' | 'end' | 'word' | 'inside'; next: number }
  | { kind: 'match' };

const mostSteps = 1000;
const longestText = 2000;
const quantifier = /(?:[*+?]|\{(\d{1,3})(,(\d{1,3})?)?\})\??/y;
const oneSign =
  /\[(?:\\.|[^\]\\])*\]|\\(?:u\{[0-9a-f]{1,6}\}|u[0-9a-f]{4}|x[0-9a-f]{2}|p\{[\w=]+\}|P\{[\w=]+\}|[^1-9kcux])|[^\\()[\]|*+?{}^$]|[\]{}]/iuy;

interface Builder {
  text: string;
  at: number;
  flags: string;
  steps: Step[];
  depth: number;
}

function add(builder: Builder, step: Step): number {
  if (builder.steps.length >= mostSteps) throw new PatternFault('The pattern is too large.');
  return builder.steps.push(step) - 1;
}

/** A part that is not built yet: given where it leads, it says where it begins. Built from its end. */
type Part = (next: number) => number;

const nothing: Part = (next) => next;
const both =
  (first: Part, second: Part): Part =>
  (next) =>
    first(second(next));

function either(builder: Builder, first: Part, second: Part): Part {
  return (next) => add(builder, { kind: 'split', next: first(next), other: second(next) });
}

function many(builder: Builder, part: Part): Part {
  return (next) => {
    const loop = add(builder, { kind: 'split', next: 0, other: next });
    (builder.steps[loop] as Extract<Step, { kind: 'split' }>).next = part(loop);
    return loop;
  };
}

function repeated(builder: Builder, part: Part, [least, most]: readonly [number, number | undefined]): Part {
  if (most === 0 || (most !== undefined && most < least))
    throw new PatternFault('A part that is repeated comes at least once.');
  let whole = nothing;
  if (most === undefined) whole = many(builder, part);
  else for (let times = least; times < most; times++) whole = either(builder, both(part, whole), nothing);
  for (let times = 0; times < least; times++) whole = both(part, whole);
  return whole;
}

function timesOf(written: RegExpExecArray): readonly [number, number | undefined] {
  const [sign, least, comma, most] = written;
  if (sign.startsWith('*')) return [0, undefined];
  if (sign.startsWith('+')) return [1, undefined];
  if (sign.startsWith('?')) return [0, 1];
  const from = Number(least);
  return [from, most === undefined ? (comma === undefined ? from : undefined) : Number(most)];
}

/** Many patterns escape what needs none, which only the older way of reading them takes. */
function signTest(sign: string, flags: string): RegExp {
  for (const each of [`${flags}u`, flags])
    try {
      return new RegExp(`^(?:${sign})$`, each);
    } catch {
      continue;
    }
  throw new PatternFault(`“${sign}” cannot be read.`);
}

function readSign(builder: Builder): Part {
  oneSign.lastIndex = builder.at;
  const found = oneSign.exec(builder.text)?.[0];
  if (found === undefined) throw new PatternFault(`The pattern cannot be read from character ${builder.at + 1} on.`);
  builder.at += found.length;
  const test = signTest(/^[\]{}]$/.test(found) ? `\\${found}` : found, builder.flags);
  return (next) => add(builder, { kind: 'sign', test, next });
}

function readGroup(builder: Builder): Part {
  if (++builder.depth > 20) throw new PatternFault('Too much stands within one another.');
  builder.at += builder.text.startsWith('(?:', builder.at) ? 3 : 1;
  if (builder.text[builder.at] === '?')
    throw new PatternFault('A pattern cannot look ahead or behind, nor name a group.');
  const inside = readEither(builder);
  if (inside === nothing) throw new PatternFault('There is nothing between ( and ).');
  if (builder.text[builder.at] !== ')') throw new PatternFault('A ) is missing.');
  builder.at++;
  builder.depth--;
  return inside;
}

function readEdge(builder: Builder): Part | undefined {
  const { text, at } = builder;
  const edges = { '^': 'start', $: 'end', '\\b': 'word', '\\B': 'inside' } as const;
  const sign = (['^', '$', '\\b', '\\B'] as const).find((each) => text.startsWith(each, at));
  if (sign === undefined) return undefined;
  builder.at += sign.length;
  return (next) => add(builder, { kind: 'edge', test: edges[sign], next });
}

function readPiece(builder: Builder): Part {
  const edge = readEdge(builder);
  if (edge !== undefined) return edge;
  const part = builder.text[builder.at] === '(' ? readGroup(builder) : readSign(builder);
  quantifier.lastIndex = builder.at;
  const times = quantifier.exec(builder.text);
  if (times === null) return part;
  builder.at += times[0].length;
  return repeated(builder, part, timesOf(times));
}

function readEither(builder: Builder): Part {
  let way = nothing;
  while (builder.at < builder.text.length && builder.text[builder.at] !== '|' && builder.text[builder.at] !== ')')
    way = both(way, readPiece(builder));
  if (builder.text[builder.at] !== '|') return way;
  builder.at++;
  return either(builder, way, readEither(builder));
}

interface Program {
  steps: readonly Step[];
  first: number;
}

/** A text that is looked at, with the steps that wait for its next sign. */
interface Look {
  program: Program;
  text: readonly string[];
  allowance: Allowance;
  /** At which sign each step was reached last, from 1. */
  reached: Uint32Array;
}

function isWordEdge(text: readonly string[], at: number): boolean {
  const isWord = (sign: string | undefined) => sign !== undefined && /\w/.test(sign);
  return isWord(text[at - 1]) !== isWord(text[at]);
}

function isAt(test: Extract<Step, { kind: 'edge' }>['test'], text: readonly string[], at: number): boolean {
  if (test === 'start') return at === 0;
  if (test === 'end') return at === text.length;
  return isWordEdge(text, at) === (test === 'word');
}

/** All steps that wait for a sign, from some on, without taking any; `undefined` when the end is among them. */
function follow(
  { program: { steps }, text, allowance, reached }: Look,
  open: number[],
  at: number,
): number[] | undefined {
  const waiting: number[] = [];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    spend(allowance, 1);
    if (reached[place] === at + 1) continue;
    reached[place] = at + 1;
    const step = steps[place]!;
    if (step.kind === 'match') return undefined;
    if (step.kind === 'sign') waiting.push(place);
    else if (step.kind === 'split') open.push(step.other, step.next);
    else if (isAt(step.test, text, at)) open.push(step.next);
  }
  return waiting;
}

function run(program: Program, text: readonly string[], allowance: Allowance): boolean {
  const look: Look = { program, text, allowance, reached: new Uint32Array(program.steps.length) };
  let waiting = follow(look, [program.first], 0);
  for (let at = 1; waiting !== undefined && at <= text.length; at++) {
    const open = [program.first];
    spend(allowance, 1 + waiting.length * 2);
    for (const place of waiting) {
      const step = program.steps[place]!;
      if (step.kind === 'sign' && step.test.test(text[at - 1]!)) open.push(step.next);
    }
    waiting = follow(look, open, at);
  }
  return waiting === undefined;
}

function programOf(text: string, caseInsensitive: boolean): Program {
  const builder: Builder = { text, at: 0, flags: caseInsensitive ? 'i' : '', steps: [], depth: 0 };
  const match = add(builder, { kind: 'match' });
  const part = readEither(builder);
  if (builder.at < text.length)
    throw new PatternFault(`The pattern cannot be read from character ${builder.at + 1} on.`);
  return { first: part(match), steps: builder.steps };
}

/** Whether a text fits; throws `Spent` when an allowance was given and is used up. */
export type Pattern = (value: string, allowance?: Allowance) => boolean;

/** A test for a pattern as in JavaScript, without looking around and without back-references; throws a `PatternFault`. */
export function patternOf(text: string, caseInsensitive = false): Pattern {
  const program = programOf(text, caseInsensitive);
  return (value, allowance = { steps: Number.POSITIVE_INFINITY }) => {
    const looked = value.slice(0, longestText);
    spend(allowance, looked.length);
    return run(program, Array.from(looked), allowance);
  };
}

/** How much of a pattern there is to look at for each sign of a text; throws a `PatternFault`. */
export function sizeOfPattern(text: string): number {
  return programOf(text, false).steps.length;
}
