import { isEmpty } from './values.ts';

/** Characters; a text made of texts made of texts would grow without end. */
const longest = 20_000;

const decimals = (value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? (/\.(\d+)/.exec(String(value))?.[1]?.length ?? 0) : 0;

/** 0.1 + 0.2 is 0.3. */
function rounded(value: number, digits: number): number {
  return digits === 0 || !Number.isFinite(value) ? value : Number(value.toFixed(Math.min(digits, 20)));
}

const asText = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));

/** What nothing stands for beside the other value. */
function filled(value: unknown, other: unknown): unknown {
  if (!isEmpty(value)) return value;
  if (typeof other === 'string') return typeof value === 'string' || other !== '' ? '' : 0;
  return Array.isArray(other) ? [] : 0;
}

const isNumeric = (value: unknown) => typeof value === 'number' || typeof value === 'boolean';

function plus(left: unknown, right: unknown): unknown {
  if (isNumeric(left) && isNumeric(right))
    return rounded(Number(left) + Number(right), Math.max(decimals(left), decimals(right)));
  if (Array.isArray(left) && Array.isArray(right))
    return [...(left as unknown[]), ...(right as unknown[])].slice(0, 1000);
  return (asText(left) + asText(right)).slice(0, longest);
}

function divided(left: number, right: number, modulo: boolean): number | null {
  if (right === 0 || Number.isNaN(right)) return null;
  return modulo ? left % right : left / right;
}

export type Arithmetic = 'plus' | 'minus' | 'times' | 'over' | 'modulo' | 'power';

/** What comes of two values; dividing by nothing gives nothing. */
export function calculate(operator: Arithmetic, left: unknown, right: unknown): unknown {
  const [one, other] = [filled(left, right), filled(right, left)];
  if (operator === 'plus') return plus(one, other);
  const [a, b] = [Number(one), Number(other)];
  switch (operator) {
    case 'minus':
      return rounded(a - b, Math.max(decimals(a), decimals(b)));
    case 'times':
      return rounded(a * b, decimals(a) + decimals(b));
    case 'power':
      return a ** b;
    default:
      return divided(a, b, operator === 'modulo');
  }
}
