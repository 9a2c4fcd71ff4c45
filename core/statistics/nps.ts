import { normalTails, z95 } from './distributions.ts';
import type { Estimate } from './estimate.ts';

/** How many answered 9–10, 7–8 and 0–6. */
export interface NpsCounts {
  promoters: number;
  passives: number;
  detractors: number;
}

/** Variance of one answer scored +1, 0 or −1. */
export function npsVariance({ promoters, passives, detractors }: NpsCounts): number {
  const n = promoters + passives + detractors;
  const score = (promoters - detractors) / n;
  return (promoters + detractors) / n - score * score;
}

/** The counts that the adjusted Wald interval is computed from: 3 answers more, ¾ + 1½ + ¾. */
export function adjusted({ promoters, passives, detractors }: NpsCounts): NpsCounts {
  return { promoters: promoters + 0.75, passives: passives + 1.5, detractors: detractors + 0.75 };
}

/**
 * Net promoter score, −1 to 1: the plain score as the point, the adjusted Wald interval around the adjusted score
 * (n + 3, +¾ promoters and detractors, +1½ passives), cut at −1 and 1.
 * Source: Rocks 2016, “Interval estimation for the net promoter score”, The American Statistician 70, 365–372.
 */
export function netPromoterScore(counts: NpsCounts): Estimate {
  const { promoters, passives, detractors } = counts;
  const n = promoters + passives + detractors;
  const more = adjusted(counts);
  const centre = (more.promoters - more.detractors) / (n + 3);
  const half = z95 * Math.sqrt(npsVariance(more) / (n + 3));
  const value = n === 0 ? Number.NaN : (promoters - detractors) / n;
  return { value, low: Math.max(-1, centre - half), high: Math.min(1, centre + half), n };
}

/**
 * The difference of two scores, second minus first, with its interval and p, both from the adjusted counts.
 * Source: Rocks 2016, as above.
 */
export function compareNps(first: NpsCounts, second: NpsCounts): { difference: Estimate; p: number } {
  const [a, b] = [netPromoterScore(first), netPromoterScore(second)];
  const [ma, mb] = [adjusted(first), adjusted(second)];
  const centre = (mb.promoters - mb.detractors) / (b.n + 3) - (ma.promoters - ma.detractors) / (a.n + 3);
  const error = Math.sqrt(npsVariance(ma) / (a.n + 3) + npsVariance(mb) / (b.n + 3));
  const value = b.value - a.value;
  return {
    difference: { value, low: centre - z95 * error, high: centre + z95 * error, n: a.n + b.n },
    p: normalTails(centre / error),
  };
}
