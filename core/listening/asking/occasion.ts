import type { Channel } from '../../channels/channel.ts';
import type { InteractionKind } from '../../touchpoints/kinds.ts';

/** When a survey asks: after a resolved conversation, after something on the spine, or by rounds about the relationship. */
export const occasionKinds = ['conversation', 'happening', 'relationship'] as const;
export type OccasionKind = (typeof occasionKinds)[number];

/** Channels that a question can be sent on. */
export type CarryingChannel = 'mail' | 'chat';

/** The channel that a question about something on another one goes out on; null: that one carries no question. */
export function carrierOf(channel: string): CarryingChannel | null {
  if (channel === 'mail' || channel === 'form') return 'mail';
  return channel === 'chat' ? 'chat' : null;
}

/** What customers can be asked about: something they did or that reached them, and no step of our own work or of asking. */
const ours = /^(conversation|promise|recovery|goodwill|message|side|survey|feedback|consent|customer|group|email)\./;

export function canBeAskedAbout(kind: InteractionKind): boolean {
  return !ours.test(kind);
}

/** Something on the spine, as far as an occasion looks at it. */
export interface Happened {
  readonly kind: string;
  readonly touchpoint: string;
  readonly occurredAt: Date;
}

interface Wanted {
  readonly kinds: readonly string[];
  readonly touchpoints: readonly string[];
  readonly since: Date;
}

const week = 7 * 86_400_000;

/**
 * Whether an occasion is about it: of its kinds and touchpoints, and neither from before the occasion was set nor told more than a
 * week late, as by a file of the past.
 */
export function isOccasion({ kinds, touchpoints, since }: Wanted, happened: Happened, now: Date): boolean {
  const { kind, touchpoint, occurredAt } = happened;
  const fits = kinds.includes(kind) && (touchpoints.length === 0 || touchpoints.includes(touchpoint));
  return fits && occurredAt >= since && occurredAt.getTime() > now.getTime() - week;
}

/** The channels of conversations that carry a question, in the order they are shown. */
export const conversationChannels: readonly Channel[] = ['chat', 'mail', 'form'];
