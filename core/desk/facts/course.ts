/** What happened in a conversation that service is measured by. Times are epoch milliseconds. */
export type Moment = { at: number } & (
  | { what: 'asked' } // the customer wrote, as a person
  | { what: 'answered'; by: string | null } // a person of ours did
  | { what: 'bot-answered' }
  | { what: 'resolved' }
  | { what: 'reopened' }
);

/** A time that ended, or still goes on when the facts are taken. */
export interface Stretch {
  from: number;
  until: number;
  /** False: it goes on, and only so much of it is known. */
  ended: boolean;
}

/** The customer waited for an answer. */
export interface Wait extends Stretch {
  /** Who answered: the sender, whoever had the conversation. */
  by: string | null;
}

export interface Waits {
  /** For a person of ours, in their order. */
  forPerson: Wait[];
  /** Those that a bot ended: they are no answers of a person. */
  endedByBot: Stretch[];
  /** Those that were dropped, as it was settled without an answer. */
  dropped: Stretch[];
}

/**
 * Waits until now, of what happened in its order. One begins with the customer's first message that nobody has answered and ends
 * with an answer; it is dropped when the conversation is resolved without one.
 */
export function waitsOf(moments: readonly Moment[], now: number): Waits {
  const waits: Waits = { forPerson: [], endedByBot: [], dropped: [] };
  let since: number | undefined;
  for (const moment of moments) {
    if (moment.what === 'reopened') continue;
    if (moment.what === 'asked') {
      since ??= moment.at;
      continue;
    }
    if (since !== undefined) {
      const wait = { from: since, until: moment.at, ended: true };
      if (moment.what === 'answered') waits.forPerson.push({ ...wait, by: moment.by });
      else waits[moment.what === 'resolved' ? 'dropped' : 'endedByBot'].push(wait);
    }
    since = undefined;
  }
  if (since !== undefined) waits.forPerson.push({ from: since, until: now, ended: false, by: null });
  return waits;
}

/** While the conversation was open, until now: once for each time that it was taken up. */
export function openTimesOf(moments: readonly Moment[], now: number): Stretch[] {
  const times: Stretch[] = [];
  let since: number | undefined;
  for (const { at, what } of moments) {
    if (what === 'resolved') {
      if (since !== undefined) times.push({ from: since, until: at, ended: true });
      since = undefined;
    }
    // Later an answer to what is resolved takes nothing up by itself: it may be sent and settled in one.
    else if (times.length === 0 || what === 'asked' || what === 'reopened') since ??= at;
  }
  if (since !== undefined) times.push({ from: since, until: now, ended: false });
  return times;
}
