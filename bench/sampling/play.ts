import { afterQuietHours } from '#core/listening/quiet-hours.ts';
import { decideAsk, decideSending, type AskCase } from '#core/listening/asking/decide-ask.ts';
import { heldByQuarantine, type StandingAsk } from '#core/listening/asking/quarantine.ts';
import { channelLastUsed, ownDay, relationshipRound, type ChannelUse } from '#core/listening/asking/relationship.ts';
import { isSampled, rollOf, type RollKey } from '#core/listening/asking/roll.ts';
import { openChannels, round, rules, type MadeSurvey } from './company.ts';
import { begin, day, start, year, type Contact, type MadeCustomer } from './contacts.ts';

/** What the ledger would hold of one contact. */
export interface Decided {
  readonly survey: number;
  /** Which of the customer's contacts it is, from 1; 0 for a round of the relationship survey. */
  readonly nth: number;
  readonly episode: string;
  readonly dueAt: number;
  readonly reason: string | null;
  readonly free: boolean;
  readonly sampled: boolean;
  readonly deferred: boolean;
  readonly reopened: boolean;
}

export interface Sent extends StandingAsk {
  readonly survey: number;
  readonly nth: number;
  readonly episode: string;
}

export interface Played {
  readonly decided: readonly Decided[];
  readonly sent: readonly Sent[];
  /** Asks taken back, or held after all, when their time came. */
  readonly silent: number;
}

export interface Stage {
  readonly surveys: readonly MadeSurvey[];
  readonly keys: readonly RollKey[];
  readonly chances: readonly number[];
}

interface Waiting extends Sent {
  readonly reopened: boolean;
}

const quiet = { from: 20 * 60, until: 8 * 60 };
const open = new Set(openChannels);
const hour = 3_600_000;

/** Plays a customer's year in the order of time: what happens is decided, what is due is looked at once more and sent. */
export function playYear(stage: Stage, customer: MadeCustomer): Played {
  const decided: Decided[] = [];
  const sent: Sent[] = [];
  let waiting: Waiting[] = [];
  let silent = 0;
  const sendUntil = (until: number): void => {
    for (let next = earliest(waiting, until); next !== undefined; next = earliest(waiting, until)) {
      waiting = waiting.filter((each) => each !== next);
      const { reopened, ...ask } = next;
      const { kind, at } = ask;
      const asks = [...sent, ...waiting];
      const decision = decideSending({ ...common(customer), against: { reopened }, kind, dueAt: at, asks });
      if (decision.reason !== null) silent += 1;
      else if (decision.dueAt === at) sent.push(ask);
      else waiting = [...waiting, { ...next, at: decision.dueAt }];
    }
  };
  for (const contact of withRounds(stage, customer)) {
    sendUntil(contact.at);
    const row = decide(stage, customer, { contact, asks: [...sent, ...waiting] });
    decided.push(row);
    const { survey, nth, episode, dueAt, reason, reopened } = row;
    const { kind } = stage.surveys[survey]!;
    if (reason === null) waiting.push({ survey, nth, episode, kind, at: dueAt, reopened });
  }
  sendUntil(Infinity);
  return { decided, sent, silent };
}

const common = ({ zone, wish }: MadeCustomer): Pick<AskCase, 'rules' | 'zone' | 'wish' | 'quiet'> => ({
  rules,
  zone,
  wish,
  quiet,
});

function earliest(waiting: readonly Waiting[], until: number): Waiting | undefined {
  let first: Waiting | undefined;
  for (const each of waiting) if (each.at <= until && (first === undefined || each.at < first.at)) first = each;
  return first;
}

type Happening = Contact & { readonly nth: number; readonly noWay?: boolean };

function decide(
  { surveys, keys, chances }: Stage,
  customer: MadeCustomer,
  { contact, asks }: { contact: Happening; asks: readonly StandingAsk[] },
): Decided {
  const { survey, nth, episode } = contact;
  const { kind, delayHours } = surveys[survey]!;
  const roll = rollOf(keys[survey]!, customer.id, episode);
  const wanted = contact.at + delayHours * hour;
  const against = { automatic: contact.barred, 'no-consent': customer.barred, 'no-way': contact.noWay === true };
  const input = { ...common(customer), against, roll, p: chances[survey]!, kind, dueAt: wanted, asks };
  // Free or not is told of all, also where chance had spoken before.
  const dueAt = afterQuietHours(new Date(wanted), quiet, customer.zone).getTime();
  return {
    survey,
    nth,
    episode,
    dueAt,
    reopened: contact.reopened,
    reason: decideAsk(input).reason,
    free: heldByQuarantine(rules, asks, { kind, at: dueAt, wish: customer.wish }) === null,
    sampled: isSampled(roll, chances[survey]!),
    deferred: dueAt > wanted,
  };
}

/** The contacts, and between them the customer's own day in each round of the relationship survey. */
function withRounds({ surveys, keys }: Stage, { id, contacts }: MadeCustomer): Happening[] {
  const survey = surveys.length - 1;
  const happenings: Happening[] = contacts.map((contact, at) => ({ ...contact, nth: at + 1 }));
  const uses = contacts.map(({ at, survey: of }): ChannelUse => ({ at, channel: surveys[of]!.channel }));
  const first = begin / day;
  const own = ownDay(keys[survey]!, id, round);
  for (let on = first + ((own - (first % round) + round) % round); on * day < start + year; on += round) {
    const at = on * day + 10 * hour;
    const lately = uses.filter((use) => use.at < at && use.at >= at - round * day);
    if (lately.length === 0) continue;
    const { episode } = relationshipRound(own, { day: on, every: round });
    const noWay = channelLastUsed(lately, open) === undefined;
    happenings.push({ at, survey, episode, barred: false, reopened: false, nth: 0, noWay });
  }
  return happenings.toSorted((one, other) => one.at - other.at);
}

const chanceOrQuarantine = new Set<string | null>([null, 'not-sampled', 'asked-recently', 'wants-fewer']);

/** Whether nothing but chance and quarantine could keep it from being asked about. */
export function isEligible({ reason }: Decided): boolean {
  return chanceOrQuarantine.has(reason);
}
