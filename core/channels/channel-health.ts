import { z } from 'zod';
import { time } from '#core/contract/codecs.ts';

export const healthState = z.enum(['unknown', 'good', 'failing']);

/** How one direction of a channel is. */
export const health = z.object({
  state: healthState,
  /** The last mail that came or went. */
  at: time.nullable(),
  /** Incoming: the last look with success. Outgoing: the last attempt that failed. */
  checkedAt: time.nullable(),
  /** Since when it has been failing. */
  since: time.nullable(),
  reason: z.string().nullable(),
});
export type Health = z.output<typeof health>;

/** Null: the channel is not set to do this. */
export type Directions = { incoming: Health | null; outgoing: Health | null };

/** How a channel is as a whole: it fails when either direction does. */
export function wholeHealth({ incoming, outgoing }: Directions): Pick<Health, 'state' | 'reason'> {
  const both = [incoming, outgoing].filter((each) => each !== null);
  const failing = both.filter(({ state }) => state === 'failing');
  if (failing.length > 0)
    return { state: 'failing', reason: failing.map(({ reason }) => reason).find(Boolean) ?? null };
  return { state: both.some(({ state }) => state === 'good') ? 'good' : 'unknown', reason: null };
}
