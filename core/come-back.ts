const first = 0.5;
const longest = 30;

/**
 * Seconds before attempt number `attempt` (from 0) to reach a server again, `chance` from 0 to 1: from half a second to half a minute, half as
 * long again each time and spread, so that not all come at once. Doubling would be kinder to the server by little and let the last come back
 * twice as long after a restart as that took.
 */
export function pauseBefore(attempt: number, chance: number = Math.random()): number {
  return Math.min(longest, first * 1.5 ** attempt) * (0.25 + 0.75 * chance);
}
