import { fewestAnswers, spoken, type AnswerTimes } from '#core/channels/answer-times.ts';
import { comingSpans } from '#core/time/coming-spans.ts';
import { describeCustomers } from '#customers';
import { hoursGoByPerson } from '#people';
import type { App, Tx } from '#platform';
import { hoursOfAccount, type Whose } from '../hours.ts';
import type { Visitor } from './visitor.ts';

/** How long first answers of an account take, by whose hours; null when nothing is known (yet). */
type TimesOf = (tx: Tx, app: App, of: Whose & { account: string }) => Promise<AnswerTimes | null>;
/** In whose queue a conversation is. */
type TeamOf = (tx: Tx, thread: string) => Promise<string | null>;

let timesOf: TimesOf | undefined;
let teamOf: TeamOf | undefined;

/** Tells the chat who knows how long answers take; called once by the domain that does. */
export function registerAnswerTimes(times: TimesOf): void {
  timesOf = times;
}

/** Tells the chat who knows which team has a conversation; called once by the domain that does. */
export function registerTeamOf(team: TeamOf): void {
  teamOf = team;
}

/** Days that a page is told ahead: it may stay open that long without asking again. */
const daysAhead = 8;

/** When the box is open, as instants, and how long answers take: what a page tells its visitor by itself from then on. */
export async function hoursOfBox(tx: Tx, app: App, { account, ...whose }: Whose & { account: string }) {
  const { calendar, clock } = await hoursOfAccount(tx, account, whose);
  const now = tx.now.getTime();
  const spans = calendar === null ? null : comingSpans(clock, now, now + daysAhead * 86_400_000);
  const times = (await timesOf?.(tx, app, { account, ...whose })) ?? null;
  const known = times !== null && times.answers >= fewestAnswers;
  return {
    hours: spans?.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })) ?? null,
    answersWithin: known ? spoken(times.ninety, times.opening !== null) : null,
  };
}

/** The tier counts for whom the site or a link has proven, the team for whoever's conversation it has. */
async function whoseOf(tx: Tx, { customer, thread, userId, emailProven }: Visitor): Promise<Required<Whose>> {
  const proven = customer !== null && (userId !== null || emailProven);
  const known = proven ? (await describeCustomers(tx, [customer])).get(customer) : undefined;
  const team = thread === null ? null : await teamOf?.(tx, thread);
  return { tier: known?.tier ?? null, team: team ?? null };
}

/** The same for one visitor, where their hours are others; null: as for everybody. */
export async function hoursOfVisitor(tx: Tx, app: App, visitor: Visitor) {
  if (visitor.customer === null || !(await hoursGoByPerson(tx))) return null;
  const whose = await whoseOf(tx, visitor);
  if (whose.tier === null && whose.team === null) return null;
  const own = await hoursOfAccount(tx, visitor.account, whose);
  const usual = await hoursOfAccount(tx, visitor.account);
  return own.calendar === usual.calendar ? null : await hoursOfBox(tx, app, { account: visitor.account, ...whose });
}
