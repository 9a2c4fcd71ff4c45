import { rejections } from '#core/touchpoints/rejections.ts';
import { sql, type Tx } from '#platform';
import { waitingByReason } from './dead-letters/letters.ts';
import { countOf } from './tallies.ts';

/** What came in, for the console and `throughline stats`. */
export async function trackingOverview(tx: Tx) {
  const reasons = await waitingByReason(tx);
  return {
    interactions: await countOf(tx, 'source'),
    duplicates: await countOf(tx, 'duplicate'),
    unconsented: await countOf(tx, 'unconsented'),
    deadLetters: reasons.map(({ reason, waiting }) => ({ reason, sentence: rejections[reason], waiting })),
  };
}

/** How many interactions of the workspace the spine holds. */
export async function countInteractions(tx: Tx): Promise<number> {
  const { count } = await tx.one(sql<{ count: number }>`select count(*)::int as count from touchpoints.interaction`);
  return count;
}
