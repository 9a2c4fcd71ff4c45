import type { Weighted } from './weighted.ts';

/**
 * By how much answers of the same people say less than as many of different ones: the variance of a weighted mean with people held
 * together, over that with each answer by itself; never below 1. Source: Binder 1983, International Statistical Review 51, 279–292.
 */
export function togetherness({ values, weights, customers }: Weighted): number {
  if (customers === undefined) return 1;
  let [sum, whole] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    sum += weights[at]! * values[at]!;
    whole += weights[at]!;
  }
  const mean = whole === 0 ? 0 : sum / whole;
  const each = new Map<string, number>();
  let apart = 0;
  for (let at = 0; at < values.length; at++) {
    const rest = weights[at]! * (values[at]! - mean);
    apart += rest * rest;
    each.set(customers[at]!, (each.get(customers[at]!) ?? 0) + rest);
  }
  let together = 0;
  for (const rest of each.values()) together += rest * rest;
  return apart === 0 ? values.length / Math.max(1, each.size) : Math.max(1, together / apart);
}
