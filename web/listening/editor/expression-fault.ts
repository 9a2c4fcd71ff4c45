import { parseExpression } from '#core/listening/survey/expression/parse.ts';
import { ExpressionFault } from '#core/listening/survey/expression/tokens.ts';

/** What is wrong with an expression, in words; null when it can be read or is empty. */
export function expressionFault(expression: string): string | null {
  if (expression.trim() === '') return null;
  try {
    parseExpression(expression);
    return null;
  } catch (error) {
    if (error instanceof ExpressionFault) return error.message;
    throw error;
  }
}
