import type { Arithmetic } from './arithmetic.ts';
import type { Comparison } from './compare.ts';

export type Operator = 'and' | 'or' | Comparison | Arithmetic;

/** An expression taken apart. */
export type Expression =
  | { kind: 'value'; value: unknown }
  | { kind: 'name'; path: string }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'call'; function: string; arguments: Expression[] }
  | { kind: 'not' | 'empty' | 'notempty'; of: Expression }
  | { kind: 'both'; operator: Operator; left: Expression; right: Expression };

/** The name in front of a path such as `matrix.row` or `list[0].part`. */
export function rootOf(path: string): string {
  return /^[^.[]*/.exec(path)![0].trim();
}

/** The names of the values an expression asks for. */
export function namesIn(expression: Expression, found = new Set<string>()): Set<string> {
  switch (expression.kind) {
    case 'value':
      break;
    case 'name':
      found.add(rootOf(expression.path));
      break;
    case 'list':
      for (const item of expression.items) namesIn(item, found);
      break;
    case 'call':
      for (const each of expression.arguments) namesIn(each, found);
      break;
    case 'both':
      namesIn(expression.left, found);
      namesIn(expression.right, found);
      break;
    default:
      namesIn(expression.of, found);
  }
  return found;
}
