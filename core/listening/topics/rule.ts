import { ruleForm, wordsOf } from './words.ts';

/** A word of a rule: whole, or any beginning or end where a star stands. */
export interface Term {
  kind: 'term';
  plain: string;
  open: { before: boolean; after: boolean };
}

/** What a rule asks of a text. */
export type Wanted =
  | Term
  | { kind: 'phrase'; terms: Term[] }
  | { kind: 'near'; within: number; parts: Wanted[] }
  | { kind: 'and' | 'or'; parts: Wanted[] }
  | { kind: 'not'; part: Wanted };

/** Why a rule cannot be read: a sentence for whoever wrote it. */
export class RuleFault extends Error {}

export const longestRule = 500;
const usualNear = 5;
const mostNear = 30;
const deepest = 20;
const piece = /"([^"]*)"|(\()|(\))|([^\s()"]+)/gu;

type Sign =
  | { kind: 'words'; text: string }
  | { kind: 'near'; within: number }
  | { kind: 'AND' | 'OR' | 'NOT' | '(' | ')' };

function nearOf(digits: string | undefined): Sign {
  const within = digits === undefined ? usualNear : Number(digits);
  if (within < 1 || within > mostNear) throw new RuleFault(`NEAR/${digits} must be from 1 to ${mostNear} words.`);
  return { kind: 'near', within };
}

function signOf(word: string): Sign {
  if (word === 'AND' || word === 'OR' || word === 'NOT') return { kind: word };
  const near = /^NEAR(?:\/(\d{1,3}))?$/.exec(word);
  return near ? nearOf(near[1]) : { kind: 'words', text: word };
}

function signsOf(text: string): Sign[] {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) throw new RuleFault('A quotation mark is not closed.');
  return Array.from(text.matchAll(piece), ([, quoted, opens, closes, word]): Sign => {
    if (quoted !== undefined) return { kind: 'words', text: quoted };
    if (opens !== undefined) return { kind: '(' };
    return closes === undefined ? signOf(word!) : { kind: ')' };
  });
}

const fewestWithStar = 3;

function termOf(plain: string, open: Term['open']): Term {
  if ((open.before || open.after) && plain.length < fewestWithStar)
    throw new RuleFault(`A star needs at least ${fewestWithStar} letters: “${plain}” would be in too many words.`);
  return { kind: 'term', plain: open.before ? plain : ruleForm(plain), open };
}

/** The words between stars and spaces; several are a phrase, as the hyphen of e-mail parts two. */
function phraseOf(text: string): Wanted {
  const terms = wordsOf(text).map(({ plain, from, to }) =>
    termOf(plain, { before: text[from - 1] === '*', after: text[to] === '*' }),
  );
  if (terms.length === 0) throw new RuleFault(`“${text}” holds no word.`);
  return terms.length === 1 ? terms[0]! : { kind: 'phrase', terms };
}

interface Reading {
  signs: Sign[];
  at: number;
  depth: number;
}

const one = (kind: 'and' | 'or', parts: Wanted[]): Wanted => (parts.length === 1 ? parts[0]! : { kind, parts });

function primary(reading: Reading): Wanted {
  const sign = reading.signs[reading.at++];
  if (sign?.kind === 'words') return phraseOf(sign.text);
  if (sign?.kind !== '(')
    throw new RuleFault(sign ? `A word must stand where ${wordOf(sign)} stands.` : 'A word is missing at the end.');
  if (++reading.depth > deepest) throw new RuleFault('Too many brackets within each other.');
  const inside = either(reading);
  if (reading.signs[reading.at++]?.kind !== ')') throw new RuleFault('A bracket is not closed.');
  reading.depth--;
  return inside;
}

const wordOf = (sign: Sign): string => (sign.kind === 'near' ? 'NEAR' : sign.kind);

const hasPlace = (wanted: Wanted): boolean =>
  wanted.kind === 'or' ? wanted.parts.every(hasPlace) : wanted.kind === 'term' || wanted.kind === 'phrase';

function close(reading: Reading): Wanted {
  const parts = [primary(reading)];
  let within = 0;
  for (let sign = reading.signs[reading.at]; sign?.kind === 'near'; sign = reading.signs[reading.at]) {
    reading.at++;
    within = Math.max(within, sign.within);
    parts.push(primary(reading));
  }
  if (parts.length === 1) return parts[0]!;
  if (!parts.every(hasPlace)) throw new RuleFault('NEAR stands between words, phrases, or words with OR in brackets.');
  return { kind: 'near', within, parts };
}

function without(reading: Reading): Wanted {
  if (reading.signs[reading.at]?.kind !== 'NOT') return close(reading);
  reading.at++;
  return { kind: 'not', part: close(reading) };
}

const endsBoth = new Set(['OR', ')']);

function both(reading: Reading): Wanted {
  const parts = [without(reading)];
  for (let sign = reading.signs[reading.at]; sign && !endsBoth.has(sign.kind); sign = reading.signs[reading.at]) {
    if (sign.kind === 'AND') reading.at++;
    parts.push(without(reading));
  }
  return one('and', parts);
}

function either(reading: Reading): Wanted {
  const parts = [both(reading)];
  while (reading.signs[reading.at]?.kind === 'OR') {
    reading.at++;
    parts.push(both(reading));
  }
  return one('or', parts);
}

/** Whether it may hold of a text without any of its words. */
function isEmptyHanded(wanted: Wanted): boolean {
  if (wanted.kind === 'not') return true;
  if (wanted.kind === 'and') return wanted.parts.every(isEmptyHanded);
  return wanted.kind === 'or' && wanted.parts.some(isEmptyHanded);
}

/**
 * Reads a rule: words (several: all of them), "phrases", late*, *chelew*, AND, OR, NOT, NEAR/5 and brackets. Throws a `RuleFault` with
 * a sentence that says what is wrong.
 */
export function readRule(text: string): Wanted {
  if (text.length > longestRule) throw new RuleFault(`A rule is at most ${longestRule} characters.`);
  const reading = { signs: signsOf(text), at: 0, depth: 0 };
  if (reading.signs.length === 0) throw new RuleFault('The rule is empty.');
  const wanted = either(reading);
  if (reading.at < reading.signs.length) throw new RuleFault('A bracket is closed that was not opened.');
  if (isEmptyHanded(wanted)) throw new RuleFault('A rule needs a word that must be there, not only NOT.');
  return wanted;
}

/** What is wrong with a rule, undefined when nothing is. */
export function faultOfRule(text: string): string | undefined {
  try {
    readRule(text);
    return undefined;
  } catch (error) {
    if (error instanceof RuleFault) return error.message;
    throw error;
  }
}
