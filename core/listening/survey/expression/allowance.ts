// What a company writes is worked out by a server that many companies wait for: so there is an end to how much, whatever was written and answered.

/** How much may still be done; about 10 nanoseconds each. */
export interface Allowance {
  steps: number;
}

/** Nothing may be done any more. */
export class Spent extends Error {}

/** Takes steps from an allowance. Throws `Spent` when there are none. */
export function spend(allowance: Allowance, steps: number): void {
  allowance.steps -= steps;
  if (allowance.steps < 0) throw new Spent('Nothing more is worked out here.');
}

/** How much there is to look at in a value: lists in lists count as often as they stand there. Throws `Spent`. */
export function weigh(value: unknown, allowance: Allowance): number {
  const own = typeof value === 'string' ? 1 + value.length / 8 : 1;
  spend(allowance, own);
  if (typeof value !== 'object' || value === null) return own;
  const inside: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return inside.reduce<number>((sum, each) => sum + weigh(each, allowance), own);
}
