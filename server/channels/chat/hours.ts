import { fewestAnswers, spoken, type AnswerTimes } from '#core/channels/answer-times.ts';
import { comingSpans } from '#core/time/coming-spans.ts';
import type { App, Tx } from '#platform';
import { hoursOfAccount } from '../hours.ts';

/** How long first answers of an account take; null when nothing is known (yet). */
type TimesOf = (tx: Tx, app: App, account: string) => Promise<AnswerTimes | null>;

let timesOf: TimesOf | undefined;

/** Tells the chat who knows how long answers take; called once by the domain that does. */
export function registerAnswerTimes(times: TimesOf): void {
  timesOf = times;
}

/** Days that a page is told ahead: it may stay open that long without asking again. */
const daysAhead = 8;

/** When the box is open, as instants, and how long answers take: what a page tells its visitor by itself from then on. */
export async function hoursOfBox(tx: Tx, app: App, account: string) {
  const { calendar, clock } = await hoursOfAccount(tx, account);
  const now = tx.now.getTime();
  const spans = calendar === null ? null : comingSpans(clock, now, now + daysAhead * 86_400_000);
  const times = (await timesOf?.(tx, app, account)) ?? null;
  const known = times !== null && times.answers >= fewestAnswers;
  return {
    hours: spans?.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })) ?? null,
    answersWithin: known ? spoken(times.ninety, times.opening !== null) : null,
  };
}
