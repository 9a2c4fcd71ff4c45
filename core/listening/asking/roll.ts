import { halfSipHash, type HashKey } from './half-sip-hash.ts';

/** What a survey rolls with: made once from its own salt. */
export type RollKey = HashKey;

/** The key of a survey from its salt; the same salt in another survey, or in another replay, gives another one. */
export function rollKey(salt: string, survey: string, replay = 0): RollKey {
  return halfSipHash([0, replay], `${salt} ${survey}`);
}

/**
 * Where a customer's episode falls between 0 and 1 (without 1), in steps of 2⁻⁵³: always the same for the same survey, and for
 * each episode anew. Hashed by the episode and not by a period: else all of a customer's contacts would be asked about, or none.
 */
export function rollOf(key: RollKey, customer: string, episode: string): number {
  const [low, high] = halfSipHash(key, `${customer} ${episode}`);
  return ((high >>> 5) * 0x4000000 + (low >>> 6)) / 2 ** 53;
}

/** Whether one is drawn with chance `p`. Who is drawn at some p is drawn at every higher one: changing p rolls nobody again. */
export function isSampled(roll: number, p: number): boolean {
  return roll < p;
}
