import { rollOf, type RollKey } from './roll.ts';

/** When a survey about the relationship as a whole comes to one customer. Days and rounds are counted from 1970. */
export interface RelationshipRound {
  /** The round, to be rolled for: the episode of such a survey. */
  readonly episode: string;
  /** Whether it is this customer's day of the round. */
  readonly today: boolean;
}

/**
 * A customer's own day in every round of `every` days, from 0, spread evenly by the hash: whoever was active within the round before it is
 * drawn from on that day. So a few are asked each day, none twice in a round, and a season weighs as it lasts. A round is to be longer
 * than the days of quarantine between two of the kind, since quiet hours may move an ask within its day.
 */
export function ownDay(key: RollKey, customer: string, every: number): number {
  return Math.floor(rollOf(key, customer, 'day') * every);
}

/** In which round a day falls for somebody with this own day, and whether it is that. */
export function relationshipRound(own: number, { day, every }: { day: number; every: number }): RelationshipRound {
  const since = day - own;
  return { episode: `round ${Math.floor(since / every)}`, today: since % every === 0 };
}

/** Where a customer was last, and when. */
export interface ChannelUse {
  readonly channel: string;
  readonly at: number;
}

/** The channel that a customer last used themselves, of those the survey is asked on and they can be reached by; undefined: none. */
export function channelLastUsed(uses: readonly ChannelUse[], open: ReadonlySet<string>): string | undefined {
  let last: ChannelUse | undefined;
  for (const use of uses) if (open.has(use.channel) && (last === undefined || use.at > last.at)) last = use;
  return last?.channel;
}
