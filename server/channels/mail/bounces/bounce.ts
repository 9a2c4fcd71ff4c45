import { bounceWords } from '#core/channels/bounce-reasons.ts';
import { readReport } from './read-report.ts';
import type { Fate, Report, ReportedAction } from './report.ts';
import type { ReadMail } from '../read-mail.ts';

/** What a mail server reports about a mail of ours, for one who was to get it. */
export type Bounce = {
  /** The Message-IDs that the report speaks of. */
  quoted: string[];
  /** `delayed` settles nothing yet. */
  action: ReportedAction;
  reason: string;
};

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

/** Reads a report of a mail server; undefined for every other mail. */
export function readBounce(mail: ReadMail): Bounce | undefined {
  const report = readReport(mail);
  if (report?.kind !== 'delivery') return undefined;
  const worst = worstFate(report);
  return {
    quoted: report.quoted,
    action: worst?.action ?? 'failed',
    reason: worst === undefined ? 'The mail came back.' : wordsOfFate(worst),
  };
}
