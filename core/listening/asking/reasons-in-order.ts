import type { AskReason } from '../reasons.ts';

/**
 * What is so before any chance is thrown, in the order in which it is looked at; the first that holds is written down. All of it comes
 * before the roll, so that every row that says "not sampled" is of somebody who could have been asked: what share was drawn can be
 * counted in the ledger itself.
 */
const reasonsOfFact = [
  'survey-off',
  'erased',
  'blocked',
  'spam',
  'reopened',
  'automatic',
  'never-wrote',
  'unanswered',
  'asked-already',
  'wants-none',
  'no-consent',
  'open-complaint',
  'bereaved',
  'legal',
  'vulnerable',
  'no-way',
  'no-channel',
  'out-of-turn',
] as const satisfies readonly AskReason[];

export type ReasonOfFact = (typeof reasonsOfFact)[number];

/** What speaks against asking; what is not named does not. */
export type Against = Readonly<Partial<Record<ReasonOfFact, boolean>>>;

/** The first reason that holds; null for somebody who can be asked. */
export function firstReason(against: Against): ReasonOfFact | null {
  return reasonsOfFact.find((reason) => against[reason] === true) ?? null;
}
