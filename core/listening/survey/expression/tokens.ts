/** A piece of an expression; `at` is its place in it, for whoever looks for a mistake. */
export type Token = { at: number } & (
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'name'; value: string }
  | { kind: 'word'; value: string }
  | { kind: 'sign'; value: string }
);

/** What is wrong with an expression, and where. */
export class ExpressionFault extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const signs = [
  '||',
  '&&',
  '<=',
  '>=',
  '==',
  '!=',
  '<>',
  '*=',
  '=',
  '<',
  '>',
  '!',
  '&',
  '|',
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '(',
  ')',
  '[',
  ']',
  ',',
];
const space = /\s+/y;
const number = /(?:0x[0-9a-f]{1,12}|\d+(?:\.\d+)?|\.\d+)(?![\p{L}_])/iuy;
const word = /[\p{L}_][\p{L}\p{N}_]*/uy;

function matched(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** A text between quotes; a backslash before a quote makes it a letter of the text. */
function quoted(text: string, from: number): { value: string; ends: number } {
  const quote = text[from];
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === quote) return { value, ends: at + 1 };
    if (text[at] === '\\' && (text[at + 1] === "'" || text[at + 1] === '"')) at++;
    value += text[at];
  }
  throw new ExpressionFault('A quotation mark is missing at the end of a text.', from);
}

function named(text: string, from: number): { value: string; ends: number } {
  const closes = text.indexOf('}', from);
  if (closes === -1) throw new ExpressionFault('A } is missing after the name of a question.', from);
  const value = text.slice(from + 1, closes).trim();
  if (value === '') throw new ExpressionFault('Between { and } stands the name of a question.', from);
  return { value, ends: closes + 1 };
}

function tokenAt(text: string, at: number): { token: Token; ends: number } {
  const sign = text[at]!;
  if (sign === "'" || sign === '"') {
    const { value, ends } = quoted(text, at);
    return { token: { at, kind: 'text', value }, ends };
  }
  if (sign === '{') {
    const { value, ends } = named(text, at);
    return { token: { at, kind: 'name', value }, ends };
  }
  const digits = matched(number, text, at);
  if (digits !== undefined) return { token: { at, kind: 'number', value: Number(digits) }, ends: at + digits.length };
  const letters = matched(word, text, at);
  if (letters !== undefined) return { token: { at, kind: 'word', value: letters }, ends: at + letters.length };
  const found = signs.find((each) => text.startsWith(each, at));
  if (found === undefined) throw new ExpressionFault(`“${sign}” means nothing here.`, at);
  return { token: { at, kind: 'sign', value: found }, ends: at + found.length };
}

/** The pieces of an expression, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    at += matched(space, text, at)?.length ?? 0;
    if (at >= text.length) break;
    const { token, ends } = tokenAt(text, at);
    tokens.push(token);
    at = ends;
  }
  return tokens;
}
