import type { FreeChance } from './free-chance.ts';

/** With which chance one that was asked and answered came to do so. */
export interface ComingAbout {
  readonly p: number;
  readonly free: FreeChance;
  /** The chance that somebody like them answers, as it was estimated. */
  readonly answered: number;
}

/**
 * How many episodes an answer stands for: 1 / (p · free · answered). What was asked was free at least once, so of replays the draw
 * that happened is counted in: (free · replays + 1) / (replays + 1), which is never 0 (Fattorini 2006). Null where no chance is
 * known, as for volunteered answers: they are never weighted.
 */
export function weightOf({ p, free, answered }: ComingAbout): number | null {
  const { replays } = free;
  const was = replays === undefined ? free.free : (free.free * replays + 1) / (replays + 1);
  const chance = p * was * answered;
  return chance > 0 ? 1 / chance : null;
}
