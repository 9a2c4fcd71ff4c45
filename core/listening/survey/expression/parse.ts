import { surveyLimits } from '../limits.ts';
import { functionNames } from './functions.ts';
import { ExpressionFault, tokensOf, type Token } from './tokens.ts';
import type { Expression, Operator } from './tree.ts';

/** From the weakest to the strongest, as in SurveyJS. */
const levels: ReadonlyArray<Readonly<Record<string, Operator>>> = [
  { or: 'or', '||': 'or', '|': 'or' },
  { and: 'and', '&&': 'and', '&': 'and' },
  {
    '=': 'equal',
    '==': 'equal',
    equal: 'equal',
    '!=': 'notequal',
    '<>': 'notequal',
    notequal: 'notequal',
    '<': 'less',
    less: 'less',
    '<=': 'lessorequal',
    lessorequal: 'lessorequal',
    '>': 'greater',
    greater: 'greater',
    '>=': 'greaterorequal',
    greaterorequal: 'greaterorequal',
  },
  { '+': 'plus', '-': 'minus' },
  { '*': 'times', '/': 'over', '%': 'modulo' },
  {
    contains: 'contains',
    contain: 'contains',
    '*=': 'contains',
    notcontains: 'notcontains',
    notcontain: 'notcontains',
    anyof: 'anyof',
    allof: 'allof',
    noneof: 'noneof',
  },
  { '^': 'power', power: 'power' },
];

const constants: Readonly<Record<string, unknown>> = { true: true, false: false, undefined: undefined, null: null };
const deepest = 40;

interface Reader {
  tokens: readonly Token[];
  at: number;
  ends: number;
  depth: number;
}

const upcoming = ({ tokens, at }: Reader) => tokens[at];

function spelled(token: Token | undefined): string {
  return token?.kind === 'word' || token?.kind === 'sign' ? token.value.toLowerCase() : '';
}

function take(reader: Reader, sign: string): boolean {
  const token = upcoming(reader);
  if (token?.kind !== 'sign' || token.value !== sign) return false;
  reader.at++;
  return true;
}

function need(reader: Reader, sign: string): void {
  if (take(reader, sign)) return;
  throw new ExpressionFault(`A ${sign} is missing.`, upcoming(reader)?.at ?? reader.ends);
}

function listUntil(reader: Reader, sign: string): Expression[] {
  const items: Expression[] = [];
  if (take(reader, sign)) return items;
  do items.push(readLevel(reader, 0));
  while (take(reader, ','));
  need(reader, sign);
  return items;
}

function call(reader: Reader, token: Token & { kind: 'word' }): Expression {
  if (!functionNames.has(token.value))
    throw new ExpressionFault(`There is no function “${token.value}” here.`, token.at);
  return { kind: 'call', function: token.value, arguments: listUntil(reader, ')') };
}

function word(reader: Reader, token: Token & { kind: 'word' }): Expression {
  if (take(reader, '(')) return call(reader, token);
  const spelling = token.value.toLowerCase();
  if (Object.hasOwn(constants, spelling)) return { kind: 'value', value: constants[spelling] };
  return { kind: 'value', value: token.value };
}

function sign(reader: Reader, token: Token): Expression {
  switch (token.value) {
    case '(': {
      const inside = readLevel(reader, 0);
      need(reader, ')');
      return inside;
    }
    case '[':
      return { kind: 'list', items: listUntil(reader, ']') };
    case '!':
      return { kind: 'not', of: postfixed(reader) };
    case '-': {
      const of = postfixed(reader);
      if (of.kind === 'value' && typeof of.value === 'number') return { kind: 'value', value: -of.value };
      return { kind: 'both', operator: 'minus', left: { kind: 'value', value: 0 }, right: of };
    }
    default:
      throw new ExpressionFault(`“${token.value}” cannot stand here.`, token.at);
  }
}

function atom(reader: Reader): Expression {
  const token = upcoming(reader);
  if (token === undefined) throw new ExpressionFault('The expression ends too soon.', reader.ends);
  reader.at++;
  switch (token.kind) {
    case 'number':
    case 'text':
      return { kind: 'value', value: token.value };
    case 'name':
      return { kind: 'name', path: token.value };
    case 'sign':
      return sign(reader, token);
    case 'word':
      return token.value.toLowerCase() === 'negate' ? { kind: 'not', of: postfixed(reader) } : word(reader, token);
  }
}

function postfixed(reader: Reader): Expression {
  if (++reader.depth > deepest) throw new ExpressionFault('Too much stands within one another.', reader.ends);
  let found = atom(reader);
  for (;;) {
    const spelling = spelled(upcoming(reader));
    if (spelling !== 'empty' && spelling !== 'notempty') break;
    reader.at++;
    found = { kind: spelling, of: found };
  }
  reader.depth--;
  return found;
}

function readLevel(reader: Reader, level: number): Expression {
  const signs = levels[level];
  if (signs === undefined) return postfixed(reader);
  let left = readLevel(reader, level + 1);
  for (;;) {
    const spelling = spelled(upcoming(reader));
    const operator = Object.hasOwn(signs, spelling) ? signs[spelling] : undefined;
    if (operator === undefined) return left;
    reader.at++;
    left = { kind: 'both', operator, left, right: readLevel(reader, level + 1) };
  }
}

/** Takes an expression apart; throws an `ExpressionFault` that says what is wrong and where. */
export function parseExpression(text: string): Expression {
  if (text.length > surveyLimits.expression)
    throw new ExpressionFault(
      `An expression has at most ${surveyLimits.expression} characters.`,
      surveyLimits.expression,
    );
  const reader: Reader = { tokens: tokensOf(text), at: 0, ends: text.length, depth: 0 };
  const found = readLevel(reader, 0);
  const more = upcoming(reader);
  if (more !== undefined) throw new ExpressionFault('Between two values stands what is done with them.', more.at);
  return found;
}
