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
 * A server that names addresses of ours and nobody else's, or refused before it was told of a recipient, speaks of who sent:
 * "No such user" is then said of us.
 */
export function ofSenderWhereNamed(fate: Fate, own: readonly string[]): Fate {
  const { ours, lasting } = bounceReasons[fate.reason];
  if (fate.action === 'delivered' || ours || onTheWay.has(fate.reason)) return fate;
  const ofUs = namesOnlyUs(fate, own) || (lasting && beforeRecipient.test(fate.diagnostic));
  return ofUs ? { ...fate, reason: 'sender-refused' } : fate;
}
