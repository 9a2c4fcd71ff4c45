import { reachableIn, streetsIn } from './addresses.ts';
import { birthsIn } from './births.ts';
import { personalKinds, type Found, type KnownPersonal, type PersonalKind } from './kinds.ts';
import { namesIn } from './names.ts';
import { networksIn } from './networks.ts';
import { numbersIn, patternsIn } from './numbers.ts';

/** A text in pieces: words as they were, or what sort of personal data stood there. */
export type Piece = { words: string } | { personal: PersonalKind };

/** No text is looked at further than this: what follows is left out, not let through. */
export const mostLetters = 10_000;

const rank = (kind: PersonalKind): number => personalKinds.indexOf(kind);

/** What lies upon each other is one; the kind that stands first among `personalKinds` names it. */
function joined(found: readonly Found[]): Found[] {
  const whole: Found[] = [];
  for (const each of found.toSorted((one, other) => one.from - other.from)) {
    const last = whole.at(-1);
    if (last === undefined || each.from >= last.to) whole.push({ ...each });
    else {
      last.to = Math.max(last.to, each.to);
      if (rank(each.kind) < rank(last.kind)) last.kind = each.kind;
    }
  }
  return whole;
}

/**
 * Takes personal data out of a text: mail addresses, links, account numbers and cards with right check digits, phones, network
 * addresses, days of birth that are said to be one, streets with a house number, long numbers and codes, and names that are known or
 * introduced. It does not know names nobody told it, towns,
 * or what can be guessed from the story (docs/guides/sentiment.md).
 */
export function redact(given: string, { names = [], patterns = [] }: KnownPersonal = {}): Piece[] {
  const text = given.slice(0, mostLetters).toWellFormed();
  const found = joined([
    ...reachableIn(text),
    ...birthsIn(text),
    ...networksIn(text),
    ...numbersIn(text),
    ...patternsIn(text, patterns),
    ...streetsIn(text),
    ...namesIn(text, names),
  ]);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, kind } of found) {
    if (from > at) pieces.push({ words: text.slice(at, from) });
    pieces.push({ personal: kind });
    at = to;
  }
  if (at < text.length) pieces.push({ words: text.slice(at) });
  return pieces;
}

/** Pieces as one text: `[mail]` stands where a mail address did. */
export function redactedText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('words' in piece ? piece.words : `[${piece.personal}]`)).join('');
}
