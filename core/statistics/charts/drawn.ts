import type { Period } from './periods.ts';

/** A period as a chart draws it. */
export interface Drawn {
  value: number;
  centre: number;
  low: number;
  high: number;
  /** It lies beyond a limit: something changed. */
  signal: 'low' | 'high' | null;
}

/** Draws one period after the other, in their order. */
export type Chart = (one: Period) => Drawn;

/** A value against its limits. */
export function drawn(value: number, centre: number, [low, high]: readonly [number, number]): Drawn {
  return { value, centre, low, high, signal: value < low ? 'low' : value > high ? 'high' : null };
}
