import { beginsLikeAttribution, endsLikeAttribution, evidenceIn, type Evidence } from './attribution-words.ts';
import { headerOf } from './header-labels.ts';
import type { Line } from './line.ts';

/** How sure it is that lines name a quoted mail: only `named` ones count where what follows is not marked as quoted. */
export type Certainty = 'weak' | 'strong' | 'named';

const rising: Certainty[] = ['weak', 'strong', 'named'];

const needs: Array<[Certainty, Array<keyof Evidence>]> = [
  ['named', ['date', 'time', 'bracketed']],
  ['named', ['date', 'time', 'says', 'begins']],
  ['named', ['date', 'says', 'bracketed']],
  ['named', ['time', 'says', 'bracketed']],
  ['strong', ['says', 'address']],
  ['strong', ['says', 'date']],
  ['strong', ['says', 'time']],
  ['weak', ['says']],
  ['weak', ['address', 'date']],
];

function certaintyOf(evidence: Evidence): Certainty | undefined {
  return needs.find(([, signs]) => signs.every((sign) => evidence[sign]))?.[0];
}

/** An attribution: `On …, Anna <anna@…> wrote:`, also broken over several lines. */
export interface Attribution {
  /** Its first line, and the first one after it. */
  at: number;
  end: number;
  certainty: Certainty;
}

const furthest = 4;

function mayContinue({ blank, depth, words }: Line, of: Line): boolean {
  return !blank && depth === of.depth && words.length <= 160 && headerOf(words) === undefined;
}

/** A line that ends what an earlier one began: `anna@example.com> wrote:`. */
function closesBracket(words: string): boolean {
  const close = words.indexOf('>');
  return close > 0 && !words.slice(0, close).includes('<');
}

interface Candidate {
  at: number;
  certainty: Certainty;
  /** Nothing is missing that an earlier line may hold. */
  whole: boolean;
}

/** The date and the time stand in it, and no bracket is open: no earlier line belongs to it. */
function isWhole(words: string, { date, time }: Evidence): boolean {
  return date && time && !closesBracket(words);
}

/** What the lines up to this one say, first one line, then two, … */
function* candidates(lines: readonly Line[], end: number): Generator<Candidate> {
  let words = '';
  const first = Math.max(0, end - furthest + 1);
  for (let at = end; at >= first && mayContinue(lines[at]!, lines[end]!); at--) {
    words = `${lines[at]!.words} ${words}`.trimEnd();
    const evidence = evidenceIn(words);
    const certainty = evidence && certaintyOf(evidence);
    const begins = beginsLikeAttribution(lines[at]!.words) || (at < end && closesBracket(lines[at + 1]!.words));
    if (certainty && (begins || at === end)) yield { at, certainty, whole: begins && isWhole(words, evidence) };
  }
}

function surer(one: Certainty, other: Certainty | undefined): Certainty {
  return other !== undefined && rising.indexOf(other) > rising.indexOf(one) ? other : one;
}

/** The attribution that ends at this line, or undefined. At most four lines are looked at. */
export function attributionEndingAt(lines: readonly Line[], end: number): Attribution | undefined {
  if (lines[end]!.blank || !endsLikeAttribution(lines[end]!.words)) return undefined;
  let best: Attribution | undefined;
  for (const { at, certainty, whole } of candidates(lines, end)) {
    best = { at, end: end + 1, certainty: surer(certainty, best?.certainty) };
    if (whole) break;
  }
  return best;
}
