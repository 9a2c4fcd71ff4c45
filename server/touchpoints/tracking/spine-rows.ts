import { randomUUIDv7 } from 'node:crypto';
import { kinds } from '#core/touchpoints/kinds.ts';
import type { SpineRow } from '../write.ts';
import type { Taken } from './intake.ts';

interface About {
  customer: string;
  source: string;
}

/** The rows of one event: itself, and before it the ad, mail or post that led to the page. */
export function spineRows(taken: Taken, about: About): SpineRow[] {
  const row = rowOf(taken, about);
  return taken.event.campaign === null ? [row] : [campaignRow(taken, about), landing(row)];
}

/** The traits of a customer are kept with the customer, not a second time among the words. */
function rowOf({ event, messageId }: Taken, { customer, source }: About): SpineRow {
  const { feelings, direction, kind } = event;
  return {
    id: randomUUIDv7(),
    customer,
    occurred_at: event.occurredAt,
    channel: event.channel,
    touchpoint: event.touchpoint,
    direction,
    kind,
    version: kinds[kind].version,
    conversation: null,
    actor_kind: direction === 'in' ? 'customer' : 'system',
    actor: null,
    facts: event.facts,
    scale: feelings?.scale ?? null,
    score: feelings?.score ?? null,
    sentiment: feelings?.sentiment ?? null,
    source,
    message_id: messageId,
    name: event.name,
    properties: event.properties,
    context: event.context,
    original_at: event.originalAt,
    sent_at: event.sentAt,
  };
}

function landing(row: SpineRow): SpineRow {
  return row.touchpoint === 'web_visit' ? { ...row, touchpoint: 'landing_page' } : row;
}

const channels = { ad: 'ad', email: 'mail', social_post: 'social' } as const;

function campaignRow(taken: Taken, about: About): SpineRow {
  const { event, messageId } = taken;
  const { touchpoint, medium } = event.campaign ?? { touchpoint: 'ad' as const, medium: 'other' };
  return {
    ...rowOf(taken, about),
    channel: channels[touchpoint],
    touchpoint,
    kind: touchpoint === 'email' ? 'email.clicked' : 'ad.clicked',
    facts: { medium },
    message_id: `${messageId}#campaign`,
    name: 'Campaign',
    properties: event.context?.['campaign'] ?? null,
    context: null,
  };
}
