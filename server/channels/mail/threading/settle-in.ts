import { isSure } from '#core/channels/threading/decide.ts';
import type { Tx } from '#platform';
import { askForReview, keepDecision } from './decisions.ts';
import { keepRecipients } from '../recipients/recipients.ts';
import { splitPlus } from './reply-address.ts';
import { joinThread } from './join-thread.ts';
import { keepExternalKeys } from './mail-keys.ts';
import type { Placed } from './place.ts';
import type { ReadMail } from '../read-mail.ts';
import { keepMailId, keepMentions } from './references.ts';
import { rememberMail } from './same-mail.ts';

interface TakenIn {
  mail: ReadMail;
  placed: Placed;
  thread: string;
  message: string;
  clientId: string;
  isOwn: (address: string) => boolean;
  /** The message began its thread, and its writer is the customer. */
  first: boolean;
  /** It is from whom it says. */
  proven: boolean;
  /** The conversation that its thread is a side conversation of. */
  beside: string | null;
}

/** Keeps all by which later mails find this one, and why it stands where it does. */
export async function settleIn(tx: Tx, taken: TakenIn): Promise<void> {
  const { mail, placed, thread, message, clientId, isOwn, first, proven, beside } = taken;
  const { decision } = placed;
  await rememberMail(tx, { clientId, message });
  const sure = first || isSure(decision, { clues: placed.clues, proven });
  await joinThread(tx, thread, { mail, isOwn, first, sure, beside });
  await keepRecipients(tx, message, { people: othersOf(mail, isOwn), ours: false });
  await keepMentions(tx, { message, ids: [...mail.inReplyTo, ...mail.references].slice(0, 1000) });
  if (mail.mailId !== undefined) await keepMailId(tx, { thread, message, id: mail.mailId });
  await keepExternalKeys(tx, mail, message);
  const evidence = sure ? decision.evidence : { ...decision.evidence, unsure: true };
  await keepDecision(tx, message, { ...decision, evidence });
}

/** To whom it went beside us. */
function othersOf({ to, copied }: ReadMail, isOwn: (address: string) => boolean) {
  return to
    .filter(({ address }) => !isOwn(splitPlus(address).base))
    .map((one) => ({ ...one, kind: copied.includes(one.address) ? ('cc' as const) : ('to' as const) }));
}

/** Puts a mail that may belong to another conversation before a person. */
export async function reviewIfNamed(tx: Tx, thread: string, { decision }: Placed): Promise<void> {
  if (decision.outcome !== 'review') return;
  const { suggested: target, colleague } = decision;
  await askForReview(tx, { thread, target, colleague });
}

/** Why a mail began a conversation of its own, in words; undefined when nothing named another. */
export function splitReasonOf({ decision }: Placed): string | undefined {
  if (decision.outcome === 'review') {
    const { sender, forged } = decision.evidence;
    return forged === true
      ? `This mail says to be from ${sender}, and is not. It names another conversation.`
      : `${sender} takes no part in the conversation that this mail refers to.`;
  }
  return decision.rule === 'forwarded' ? 'It was forwarded from another inbox.' : undefined;
}
