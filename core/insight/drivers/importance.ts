import { independentOf } from '#core/statistics/drivers/independent.ts';
import type { Moments } from '#core/statistics/drivers/moments.ts';
import { relativeWeights } from '#core/statistics/drivers/relative-weights.ts';
import { sharesExplained } from '#core/statistics/drivers/shares-explained.ts';
import type { Design } from './design.ts';
import { columnsOf } from './fit.ts';

/** Of more facts than this all orders take too long. */
const mostInAllOrders = 12;

export interface Importance {
  /** R² of all facts together, 0 to 1; null where there is none. */
  explained: number | null;
  /** How it was shared out: over all orders (Lindeman, Merenda and Gold), or by relative weights (Johnson). */
  sharedBy: 'orders' | 'weights';
  /** Of each fact its part of what is explained, 0 to 1; null where nothing is. */
  shares: number[] | null;
}

/** What each fact explains of the differences between answers, of all that they explain together: its size, not its direction. */
export function importanceOf({ facts, moments }: Design): Importance {
  const inOrders = facts.length <= mostInAllOrders;
  const sharedBy = inOrders ? 'orders' : 'weights';
  const all = facts.flatMap(columnsOf);
  if (all.length === 0) return { explained: null, sharedBy, shares: null };
  const parts = inOrders ? sharesExplained(moments, facts.map(columnsOf)) : weightsOf(moments, { facts, all });
  const explained = parts.reduce((sum, part) => sum + part, 0);
  return { explained, sharedBy, shares: explained > 0 ? parts.map((part) => part / explained) : null };
}

function weightsOf(moments: Moments, { facts, all }: { facts: Design['facts']; all: readonly number[] }): number[] {
  const kept = independentOf(moments, all);
  const outcome = moments.means.length - 1;
  const places = [...kept, outcome];
  const weights = relativeWeights({
    weight: moments.weight,
    means: Float64Array.from(places, (at) => moments.means[at]!),
    products: places.map((a) => Float64Array.from(places, (b) => moments.products[a]![b]!)),
  });
  return facts.map((fact) => columnsOf(fact).reduce((sum, at) => sum + (weights[kept.indexOf(at)] ?? 0), 0));
}
