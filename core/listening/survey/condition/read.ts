import { isComparison } from '../expression/compare.ts';
import { parseExpression } from '../expression/parse.ts';
import { ExpressionFault } from '../expression/tokens.ts';
import type { Expression } from '../expression/tree.ts';
import { otherJoin, tidied, type Condition, type Join, type Plain, type Row } from './rows.ts';

function plainIn(expression: Expression): Plain | undefined {
  if (expression.kind !== 'value') return undefined;
  const { value } = expression;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function valueIn(expression: Expression): Plain | Plain[] | undefined {
  if (expression.kind !== 'list') return plainIn(expression);
  const items = expression.items.map(plainIn);
  return items.includes(undefined) ? undefined : (items as Plain[]);
}

function rowOf(expression: Expression): Row | undefined {
  if (expression.kind === 'empty' || expression.kind === 'notempty')
    return expression.of.kind === 'name' ? { name: expression.of.path, comparison: expression.kind } : undefined;
  if (expression.kind !== 'both' || !isComparison(expression.operator) || expression.left.kind !== 'name')
    return undefined;
  const value = valueIn(expression.right);
  return value === undefined ? undefined : { name: expression.left.path, comparison: expression.operator, value };
}

/** What is joined by one word, however it is bracketed: a and (b and c) is a and b and c. */
function joined(expression: Expression, join: Join): Expression[] {
  if (expression.kind !== 'both' || expression.operator !== join) return [expression];
  return [...joined(expression.left, join), ...joined(expression.right, join)];
}

function partOf(expression: Expression, join: Join): Row | Row[] | undefined {
  const rows = joined(expression, join).map(rowOf);
  if (rows.includes(undefined)) return undefined;
  return rows.length === 1 ? rows[0] : (rows as Row[]);
}

function conditionOf(expression: Expression): Condition | undefined {
  const join: Join = expression.kind === 'both' && expression.operator === 'or' ? 'or' : 'and';
  const parts = joined(expression, join).map((each) => partOf(each, otherJoin[join]));
  return parts.includes(undefined) ? undefined : tidied({ join, parts: parts as Array<Row | Row[]> });
}

/** A condition as rows; undefined where it does not fit into rows, or cannot be read. */
export function readCondition(text: string): Condition | undefined {
  if (text.trim() === '') return { join: 'and', parts: [] };
  try {
    return conditionOf(parseExpression(text));
  } catch (error) {
    if (error instanceof ExpressionFault) return undefined;
    throw error;
  }
}
