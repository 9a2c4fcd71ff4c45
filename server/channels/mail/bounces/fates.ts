import { bounceWords } from '#core/channels/bounce-reasons.ts';
import type { Fate, Report, ReportedAction } from './report.ts';

/** What became of it, in one sentence, with what the other server said. */
export function wordsOfFate(fate: Fate): string {
  if (fate.action === 'delivered') return 'It was delivered.';
  const words = fate.action === 'delayed' ? `Delayed: ${bounceWords(fate)}` : bounceWords(fate);
  return fate.diagnostic === '' ? `${words}.` : `${words}: ${fate.diagnostic}`.slice(0, 500);
}

/** Of several fates the one that matters most: what failed before what waits. */
export function worstFate({ fates }: Report): Fate | undefined {
  const order: ReportedAction[] = ['failed', 'delayed', 'delivered'];
  return order.map((action) => fates.find((fate) => fate.action === action)).find((fate) => fate !== undefined);
}
