import { spend, Spent, weigh, type Allowance } from './allowance.ts';
import { calculate } from './arithmetic.ts';
import { comparisons, isComparison } from './compare.ts';
import { callFunction } from './functions.ts';
import { parseExpression } from './parse.ts';
import { rootOf, type Expression, type Operator } from './tree.ts';
import { counted, isEmpty } from './values.ts';

/** What an expression is looked at with. */
export interface Known {
  values: Readonly<Record<string, unknown>>;
  now: Date;
  /** What may still be done with these values; where none is told, each expression has one of its own. */
  allowance?: Allowance;
  /** What patterns may still look at. */
  letters?: Allowance;
  /** What expressions gave for them already. */
  found?: Map<string, Given>;
}

/** What an expression gave; nothing where it took too much. */
type Given = { value: unknown } | undefined;

type Limited = Known & { allowance: Allowance };

const searching: ReadonlySet<Operator> = new Set(['contains', 'notcontains', 'anyof', 'noneof', 'allof']);
const ownSteps = 1_000_000;

function within(value: unknown, key: string): unknown {
  if (Array.isArray(value) && key === 'length') return value.length;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** The value at `matrix.row`, `list[0]` or `list.length`; a whole path that is a name of its own comes first. */
export function valueAt(values: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(values, path)) return values[path];
  const root = rootOf(path);
  if (!Object.hasOwn(values, root)) return undefined;
  const steps = path.slice(root.length).match(/[^.[\]]+/g) ?? [];
  return steps.reduce(within, values[root]);
}

/** Every item of one is held against every item of the other; letters are looked for at every place. */
function pay(operator: Operator, [one, other]: readonly [unknown, unknown], { allowance }: Limited): void {
  const sizes = [weigh(one, allowance), weigh(other, allowance)] as const;
  if ([one, other].some((each) => typeof each === 'object' && each !== null)) spend(allowance, sizes[0] * sizes[1]);
  else if (searching.has(operator)) spend(allowance, sizes[0] * sizes[1]);
}

function both({ operator, left, right }: Extract<Expression, { kind: 'both' }>, known: Limited): unknown {
  const one = valueOf(left, known);
  if (operator === 'and') return Boolean(one) && Boolean(valueOf(right, known));
  if (operator === 'or') return Boolean(one) || Boolean(valueOf(right, known));
  const other = valueOf(right, known);
  pay(operator, [one, other], known);
  return isComparison(operator) ? comparisons[operator](one, other) : calculate(operator, one, other);
}

function weighed(expression: Expression, known: Limited): unknown {
  const value = valueOf(expression, known);
  weigh(value, known.allowance);
  return value;
}

function called(expression: Extract<Expression, { kind: 'call' }>, known: Limited): unknown {
  const given = expression.arguments.map((each) => weighed(each, known));
  return callFunction(expression.function, given, known.now);
}

/** What an expression gives for what is known. Throws `Spent`. */
function valueOf(expression: Expression, known: Limited): unknown {
  spend(known.allowance, 5);
  switch (expression.kind) {
    case 'value':
      return counted(expression.value);
    case 'name':
      return counted(valueAt(known.values, expression.path));
    case 'list':
      return expression.items.map((item) => valueOf(item, known));
    case 'call':
      return called(expression, known);
    case 'not':
      return !valueOf(expression.of, known);
    case 'empty':
      return isEmpty(weighed(expression.of, known));
    case 'notempty':
      return !isEmpty(weighed(expression.of, known));
    case 'both':
      return both(expression, known);
  }
}

const parsed = new Map<string, Expression | undefined>();

/** An expression taken apart; one that cannot be read is none (`checkDefinition` refuses such a survey). */
export function readExpression(text: string): Expression | undefined {
  if (!parsed.has(text)) {
    if (parsed.size > 5000) parsed.clear();
    parsed.set(text, readOrNothing(text));
  }
  return parsed.get(text);
}

function readOrNothing(text: string): Expression | undefined {
  try {
    return parseExpression(text);
  } catch {
    return undefined;
  }
}

function workOut(text: string, known: Known): Given {
  const expression = readExpression(text);
  if (expression === undefined) return { value: undefined };
  try {
    return { value: valueOf(expression, { ...known, allowance: known.allowance ?? { steps: ownSteps } }) };
  } catch (error) {
    if (error instanceof Spent) return undefined;
    throw error;
  }
}

function givenBy(text: string, known: Known): Given {
  if (known.found?.has(text)) return known.found.get(text);
  const given = workOut(text, known);
  known.found?.set(text, given);
  return given;
}

/** What an expression in letters gives; one that cannot be read, or takes too much, gives nothing. */
export function evaluate(text: string, known: Known): unknown {
  return givenBy(text, known)?.value;
}

/** Whether a condition holds; one that is not there always does, one that takes too much as `otherwise` says. */
export function holds(condition: string | undefined, known: Known, otherwise = false): boolean {
  if (condition === undefined || condition.trim() === '') return true;
  const given = givenBy(condition, known);
  return given === undefined ? otherwise : Boolean(given.value);
}
