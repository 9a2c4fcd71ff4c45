import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listReviews, whyIsItHere } from '#core/contract/arrange.ts';

export type Why = WireOutputOf<typeof whyIsItHere>;
export type Decision = NonNullable<Why['decision']>;
type Reason = WireOutputOf<typeof listReviews>['items'][number]['reason'];
type Named = NonNullable<Decision['named']>;

const byClue: Record<Named, (value: string) => string> = {
  'reply-address': (value) => t`It was sent to the address that only answers to this conversation have: ${value}.`,
  'in-reply-to': (value) => t`It says that it answers a message with this id: ${value}.`,
  references: (value) => t`It names a message with this id among those before it: ${value}.`,
  'answered-before': (value) =>
    t`Messages in this conversation name its id, ${value}: they answer it, or bear the same.`,
  'provider-id': (value) => t`It answers a mail of ours that the mail provider sent on under the id ${value}.`,
  'external-key': (value) => t`The same company wrote here about its ticket ${value} before.`,
  number: (value) => t`Its subject names the number of this conversation: ${value}.`,
  'same-subject': (value) =>
    t`The same sender wrote shortly before under the same subject, “${value}”, and this mailbox keeps such mails together.`,
};

const byClueElsewhere: Record<Named, (value: string) => string> = {
  'reply-address': (value) => t`It was sent to the answer address of another conversation (${value}).`,
  'in-reply-to': (value) => t`It says that it answers a message of another conversation (id ${value}).`,
  references: (value) => t`It names a message of another conversation (id ${value}).`,
  'answered-before': (value) =>
    t`Messages of another conversation name its id: they answer it, or bear the same (${value}).`,
  'provider-id': (value) => t`It answers a mail of ours in another conversation (id ${value}).`,
  'external-key': (value) => t`It names the ticket ${value} of another conversation.`,
  number: (value) => t`Its subject names another conversation: ${value}.`,
  'same-subject': (value) => t`Another conversation has the same subject, “${value}”.`,
};

function namedElsewhere({ named, value }: Pick<Decision, 'named' | 'value'>): string {
  return named === null ? t`It names another conversation.` : byClueElsewhere[named](value ?? '');
}

function forgedWords(sender: string | null): string {
  return sender === null
    ? t`The mail says to be from somebody, and is not.`
    : t`The mail says to be from ${sender}, and is not.`;
}

function outsideWords(sender: string | null): string {
  return sender === null
    ? t`The sender takes no part in that conversation.`
    : t`${sender} takes no part in that conversation.`;
}

/** Why somebody who named a conversation was not let in. */
export function strangerWords(reason: Reason | Decision): string[] {
  const { sender, forged, colleagueOf } = reason;
  return [
    namedElsewhere(reason),
    forged ? forgedWords(sender) : outsideWords(sender),
    ...(colleagueOf === null ? [] : [t`${colleagueOf}, of the same company, takes part there.`]),
  ];
}

function decisionWords(decision: Decision): string[] {
  const { outcome, rule, named, value, participant } = decision;
  if (outcome === 'review') return [...strangerWords(decision), t`So it began a conversation of its own.`];
  if (rule === 'forwarded')
    return [namedElsewhere(decision), t`It was forwarded to another mailbox, so it is a matter of its own here.`];
  if (rule === 'flood')
    return [
      participant === null
        ? t`Its sender is blocked, or sent the same again and again, so it opened no conversation of its own.`
        : t`${participant} is blocked, or sent the same again and again, so it opened no conversation of its own.`,
    ];
  if (outcome === 'new' || named === null)
    return [t`It names no message, address or number that is known here, so it began a new conversation.`];
  return [
    byClue[named](value ?? ''),
    ...(participant === null ? [] : [t`${participant} takes part in this conversation.`]),
  ];
}

const moves: Record<Why['moved'][number]['kind'], (by: string) => string> = {
  merge: (by) => t`${by} joined its conversation with this one.`,
  split: (by) => t`${by} made this conversation of it.`,
  move: (by) => t`${by} moved it here.`,
};

/** Why a message stands where it stands, sentence by sentence. */
export function whyWords({ decision, moved }: Why): string[] {
  const began =
    decision === null ? [t`It did not come by mail, or came before reasons were kept.`] : decisionWords(decision);
  return [...began, ...moved.map(({ kind, by }) => moves[kind](by))];
}
