import { bounceReasons, type BounceReason } from '#core/channels/bounce-reasons.ts';
import { addressesIn } from './addresses-in.ts';
import type { Fate } from './report.ts';

/** What befell the mail on its way, whoever is named beside it. */
const onTheWay = new Set<BounceReason>(['expired', 'network', 'system']);

/** How mail servers report at which step the next one refused. */
const beforeRecipient = /(in reply to|after( pipelined)?|response to) "?mail from\b/i;

function namesOnlyUs({ diagnostic, address }: Fate, own: readonly string[]): boolean {
  const named = addressesIn(diagnostic).map((each) => each.replace(/[.!?]+$/, ''));
  return named.length > 0 && named.every((each) => own.includes(each) && each !== address);
}

/**
 * An account that is locked by a rule of the server (5.7.x, or 554 alone), with nobody named, is the one that hands in: of the
 * recipient servers say the mailbox, or 5.2.1, or whose it is.
 */
function isLockedAccount({ reason, status, diagnostic }: Fate): boolean {
  if (reason !== 'disabled' || !/\baccount\b/i.test(diagnostic)) return false;
  if (/\b(mailbox|recipient|user|reach)\b/i.test(diagnostic) || addressesIn(diagnostic).length > 0) return false;
  return status === null ? /\b554\b/.test(diagnostic) : status.startsWith('5.7.');
}

/**
 * A server that names addresses of ours and nobody else's, refused before it was told of a recipient, or locked an account,
 * speaks of who sent: "No such user" is then said of us.
 */
export function ofSenderWhereNamed(fate: Fate, own: readonly string[]): Fate {
  const { ours, lasting } = bounceReasons[fate.reason];
  if (fate.action === 'delivered' || ours || onTheWay.has(fate.reason)) return fate;
  const ofUs = namesOnlyUs(fate, own) || isLockedAccount(fate) || (lasting && beforeRecipient.test(fate.diagnostic));
  return ofUs ? { ...fate, reason: 'sender-refused' } : fate;
}
