const minute = 60;
const hour = 60 * minute;

/** Seconds before the second attempt, the third and so on; the last one repeats. RFC 5321 (4.5.4.1) asks for half an hour or more in the end. */
const pauses = [minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour];
/** RFC 5321 (4.5.4.1): give up after four to five days. */
const longestSeconds = 5 * 24 * hour;
/** Pauses are up to a fifth longer, so that what failed together is not tried together. */
const spread = 0.2;

/** Seconds until the next attempt after so many; never less than the other side asked for. `chance` is from 0 to 1. */
export function pauseAfter(attempts: number, least: number, chance = Math.random()): number {
  const pause = Math.max(1, Math.min(least, 4 * hour), pauses[Math.min(attempts, pauses.length) - 1] ?? minute);
  return Math.round(pause * (1 + spread * chance));
}

/** Whether somebody has to be told that it does not get through. */
export function isOver(firstTried: Date, now: Date): boolean {
  return now.getTime() - firstTried.getTime() >= longestSeconds * 1000;
}
