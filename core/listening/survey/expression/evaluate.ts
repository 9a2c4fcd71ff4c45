import { calculate } from './arithmetic.ts';
import { comparisons, isComparison } from './compare.ts';
import { callFunction } from './functions.ts';
import { parseExpression } from './parse.ts';
import { rootOf, type Expression } from './tree.ts';
import { counted, isEmpty } from './values.ts';

/** What an expression is looked at with. */
export interface Known {
  values: Readonly<Record<string, unknown>>;
  now: Date;
}

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

function both({ operator, left, right }: Extract<Expression, { kind: 'both' }>, known: Known): unknown {
  const one = valueOf(left, known);
  if (operator === 'and') return Boolean(one) && Boolean(valueOf(right, known));
  if (operator === 'or') return Boolean(one) || Boolean(valueOf(right, known));
  const other = valueOf(right, known);
  return isComparison(operator) ? comparisons[operator](one, other) : calculate(operator, one, other);
}

/** What an expression gives for what is known. */
export function valueOf(expression: Expression, known: Known): unknown {
  switch (expression.kind) {
    case 'value':
      return counted(expression.value);
    case 'name':
      return counted(valueAt(known.values, expression.path));
    case 'list':
      return expression.items.map((item) => valueOf(item, known));
    case 'call':
      return callFunction(
        expression.function,
        expression.arguments.map((each) => valueOf(each, known)),
        known.now,
      );
    case 'not':
      return !valueOf(expression.of, known);
    case 'empty':
      return isEmpty(valueOf(expression.of, known));
    case 'notempty':
      return !isEmpty(valueOf(expression.of, known));
    case 'both':
      return both(expression, known);
  }
}

const parsed = new Map<string, Expression | undefined>();

/** What an expression in letters gives; one that cannot be read gives nothing (`checkDefinition` refuses such a survey). */
export function evaluate(text: string, known: Known): unknown {
  if (!parsed.has(text)) {
    if (parsed.size > 5000) parsed.clear();
    parsed.set(text, readOrNothing(text));
  }
  const expression = parsed.get(text);
  return expression === undefined ? undefined : valueOf(expression, known);
}

function readOrNothing(text: string): Expression | undefined {
  try {
    return parseExpression(text);
  } catch {
    return undefined;
  }
}

/** Whether a condition holds; one that is not there always does. */
export function holds(condition: string | undefined, known: Known): boolean {
  return condition === undefined || condition.trim() === '' || Boolean(evaluate(condition, known));
}
