import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listReviews, whyIsItHere } from '#core/contract/arrange.ts';

export type Why = WireOutputOf<typeof whyIsItHere>;
export type Decision = NonNullable<Why['decision']>;
type Reason = WireOutputOf<typeof listReviews>['items'][number]['reason'];
type Named = NonNullable<Decision['named']>;

const byClue: Record<Named, (value: string) => string> = {
  'reply-address': (value) => `It was sent to the address that only answers to this conversation have: ${value}.`,
  'in-reply-to': (value) => `It says that it answers a message with this id: ${value}.`,
  references: (value) => `It names a message with this id among those before it: ${value}.`,
  'answered-before': (value) =>
    `Messages in this conversation name its id, ${value}: they answer it, or bear the same.`,
  'provider-id': (value) => `It answers a mail of ours that the mail provider sent on under the id ${value}.`,
  'external-key': (value) => `The same company wrote here about its ticket ${value} before.`,
  number: (value) => `Its subject names the number of this conversation: ${value}.`,
  'same-subject': (value) =>
    `The same sender wrote shortly before under the same subject, “${value}”, and this mailbox keeps such mails together.`,
};

const byClueElsewhere: Record<Named, (value: string) => string> = {
  'reply-address': (value) => `It was sent to the answer address of another conversation (${value}).`,
  'in-reply-to': (value) => `It says that it answers a message of another conversation (id ${value}).`,
  references: (value) => `It names a message of another conversation (id ${value}).`,
  'answered-before': (value) =>
    `Messages of another conversation name its id: they answer it, or bear the same (${value}).`,
  'provider-id': (value) => `It answers a mail of ours in another conversation (id ${value}).`,
  'external-key': (value) => `It names the ticket ${value} of another conversation.`,
  number: (value) => `Its subject names another conversation: ${value}.`,
  'same-subject': (value) => `Another conversation has the same subject, “${value}”.`,
};

function namedElsewhere({ named, value }: Pick<Decision, 'named' | 'value'>): string {
  return named === null ? 'It names another conversation.' : byClueElsewhere[named](value ?? '');
}

/** Why somebody who named a conversation was not let in. */
export function strangerWords(reason: Reason | Decision): string[] {
  const { sender, forged, colleagueOf } = reason;
  const who = forged
    ? `The mail says to be from ${sender ?? 'somebody'}, and is not.`
    : `${sender ?? 'The sender'} takes no part in that conversation.`;
  return [
    namedElsewhere(reason),
    who,
    ...(colleagueOf === null ? [] : [`${colleagueOf}, of the same company, takes part there.`]),
  ];
}

function decisionWords(decision: Decision): string[] {
  const { outcome, rule, named, value, participant } = decision;
  if (outcome === 'review') return [...strangerWords(decision), 'So it began a conversation of its own.'];
  if (rule === 'forwarded')
    return [namedElsewhere(decision), 'It was forwarded to another mailbox, so it is a matter of its own here.'];
  if (rule === 'flood')
    return [
      `${participant ?? 'Its sender'} is blocked, or sent the same again and again, so it opened no conversation of its own.`,
    ];
  if (outcome === 'new' || named === null)
    return ['It names no message, address or number that is known here, so it began a new conversation.'];
  return [
    byClue[named](value ?? ''),
    ...(participant === null ? [] : [`${participant} takes part in this conversation.`]),
  ];
}

const moves: Record<Why['moved'][number]['kind'], (by: string) => string> = {
  merge: (by) => `${by} joined its conversation with this one.`,
  split: (by) => `${by} made this conversation of it.`,
  move: (by) => `${by} moved it here.`,
};

/** Why a message stands where it stands, sentence by sentence. */
export function whyWords({ decision, moved }: Why): string[] {
  const began =
    decision === null ? ['It did not come by mail, or came before reasons were kept.'] : decisionWords(decision);
  return [...began, ...moved.map(({ kind, by }) => moves[kind](by))];
}
