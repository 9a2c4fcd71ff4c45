import { rollKey, rollOf } from '#core/listening/asking/roll.ts';

/** What a customer does that makes them active: looking at pages is not enough. */
export const dealings = [
  'message.received',
  'call.received',
  'livechat.started',
  'store.visited',
  'order.placed',
  'order.completed',
  'order.cancelled',
  'order.refunded',
  'subscription.renewed',
  'subscription.cancelled',
  'trial.started',
  'survey.answered',
] as const;

/** In so many days before the draw. */
export const activeDays = 90;

/** Which of so many is drawn with a seed, from 1: each has the same chance, and with the seed anybody can compute it again. */
export function placeDrawn(seed: string, { week, of }: { week: string; of: number }): number {
  return 1 + Math.floor(rollOf(rollKey(seed, 'one customer a week'), week, String(of)) * of);
}
