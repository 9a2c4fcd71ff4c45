import { bounceWords } from '#core/channels/bounce-reasons.ts';
import type { Fate, Report, ReportedAction } from './report.ts';

/** What the other server said, without the codes that stand before it already. */
function saidBeside({ diagnostic, status }: Fate): string {
  if (status === null) return diagnostic;
  const words = diagnostic.replace(/^[245]\d\d(?:[ -]|$)/, '').trimStart();
  const code = [status, `#${status}`, `(${status})`, `(#${status})`].find((each) => words.startsWith(each));
  return words.slice(code?.length ?? 0).replace(/^[\s:,-]+/, '');
}

/** What became of it, in one sentence, with what the other server said. */
export function wordsOfFate(fate: Fate): string {
  if (fate.action === 'delivered') return 'It was delivered.';
  const words = fate.action === 'delayed' ? `Delayed: ${bounceWords(fate)}` : bounceWords(fate);
  const said = saidBeside(fate);
  return said === '' ? `${words}.` : `${words}: ${said}`.slice(0, 500);
}

/** Of several fates the one that matters most: what failed before what waits. */
export function worstFate({ fates }: Report): Fate | undefined {
  const order: ReportedAction[] = ['failed', 'delayed', 'delivered'];
  return order.map((action) => fates.find((fate) => fate.action === action)).find((fate) => fate !== undefined);
}
