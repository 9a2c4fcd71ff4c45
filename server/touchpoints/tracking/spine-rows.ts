import { randomUUIDv7 } from 'node:crypto';
import { kinds } from '#core/touchpoints/kinds.ts';
import type { TrackedEvent } from '#core/touchpoints/tracked-event.ts';
import type { SpineRow } from '../write.ts';
import type { Taken } from './intake.ts';

interface About {
  customer: string;
  source: string;
}

/** The rows of one event: itself, and before it the ad, mail or post that led to the page. */
export function spineRows({ event, messageId }: Taken, about: About): SpineRow[] {
  const row = rowOf(event, { ...about, messageId });
  return event.campaign === null ? [row] : [campaignRow(event, { ...about, messageId }), landing(row)];
}

function rowOf(event: TrackedEvent, about: About & { messageId: string }): SpineRow {
  const { feelings } = event;
  return {
    id: randomUUIDv7(),
    customer: about.customer,
    occurred_at: event.occurredAt,
    channel: event.channel,
    touchpoint: event.touchpoint,
    direction: event.direction,
    kind: event.kind,
    version: kinds[event.kind].version,
    conversation: null,
    actor_kind: event.direction === 'in' ? 'customer' : 'system',
    actor: null,
    facts: event.facts,
    scale: feelings?.scale ?? null,
    score: feelings?.score ?? null,
    sentiment: feelings?.sentiment ?? null,
    source: about.source,
    message_id: about.messageId,
    ...wordsOf(event),
  };
}

/** The traits of a customer are kept with the customer, not a second time here. */
function wordsOf({ name, properties, context, originalAt, sentAt }: TrackedEvent): Partial<SpineRow> {
  return { name, properties, context, original_at: originalAt, sent_at: sentAt };
}

function landing(row: SpineRow): SpineRow {
  return row.touchpoint === 'web_visit' ? { ...row, touchpoint: 'landing_page' } : row;
}

const channels = { ad: 'ad', email: 'mail', social_post: 'social' } as const;

function campaignRow(event: TrackedEvent, about: About & { messageId: string }): SpineRow {
  const { touchpoint, medium } = event.campaign ?? { touchpoint: 'ad' as const, medium: 'other' };
  return {
    ...rowOf(event, about),
    channel: channels[touchpoint],
    touchpoint,
    kind: touchpoint === 'email' ? 'email.clicked' : 'ad.clicked',
    facts: { medium },
    message_id: `${about.messageId}#campaign`,
    name: 'Campaign',
    properties: event.context?.['campaign'] ?? null,
    context: null,
  };
}
