import type { Estimate } from '../estimate.ts';

interface Silent {
  /** The share of people that the silent are, 0 to 1. */
  share: number;
  /** How much worse they felt than people like them who answered, in the unit of the figure; below 0: better. */
  worse: number;
  /** What the figure can be. */
  within: readonly [least: number, most: number];
}

/**
 * A weighted figure if the silent felt worse than people like them: nobody can know by how much, so it is for a person to try. It lowers
 * the figure by their share of it. Source: Little 1993, JASA 88, 125–134 (pattern mixture, shifted by an assumed difference).
 */
export function ifSilentFeltWorse({ value, low, high, n }: Estimate, { share, worse, within }: Silent): Estimate {
  const moved = (now: number) => Math.min(within[1], Math.max(within[0], now - share * worse));
  return { value: moved(value), low: moved(low), high: moved(high), n };
}
