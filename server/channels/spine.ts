import { touchpointOfChannel } from '#core/channels/channel.ts';
import { record } from '#touchpoints';
import type { Tx } from '#platform';
import type { Purpose } from './messages.ts';
import type { ThreadStory } from './story.ts';
import type { Channel } from './threads.ts';

type About = {
  thread: string;
  message: string;
  customer: string;
  channel: Channel;
  at: Date;
  /** Of the import it came by; left out: the product itself. */
  source?: string | undefined;
};

/** Writes that a customer wrote, and that a conversation began when it is the first word. */
export async function recordReceived(
  tx: Tx,
  about: About & { first: boolean; automatic: boolean; files: number },
): Promise<void> {
  const shared = {
    customer: about.customer,
    occurredAt: about.at,
    channel: about.channel,
    touchpoint: touchpointOfChannel(about.channel),
    direction: 'in' as const,
    conversation: about.thread,
    actor: about.automatic ? { kind: 'system' as const } : { kind: 'customer' as const },
    source: about.source ?? null,
  };
  const received = {
    ...shared,
    kind: 'message.received' as const,
    facts: { automatic: about.automatic, files: about.files },
    messageId: `message:${about.message}`,
  };
  const started = {
    ...shared,
    kind: 'conversation.started' as const,
    messageId: `thread:${about.thread}`,
  };
  await record(tx, about.first ? [started, received] : [received]);
}

type Begun = Pick<ThreadStory, 'thread' | 'customer' | 'channel' | 'startedAt' | 'begunByUs' | 'automatic'>;

/** Writes that conversations of the past began; what is known to have begun stays as it is. */
export async function recordStarted(tx: Tx, begun: readonly Begun[]): Promise<void> {
  await record(
    tx,
    begun.map(({ thread, customer, channel, startedAt, begunByUs, automatic }) => ({
      customer,
      occurredAt: startedAt,
      channel,
      touchpoint: touchpointOfChannel(channel),
      direction: begunByUs ? 'out' : 'in',
      kind: 'conversation.started',
      conversation: thread,
      actor: { kind: begunByUs ? 'agent' : automatic ? 'system' : 'customer' },
      source: null,
      messageId: `thread:${thread}`,
    })),
  );
}

/** Writes that we wrote to a customer. */
export async function recordSent(
  tx: Tx,
  about: About & {
    purpose: Purpose;
    author: { kind: 'agent' | 'bot' | 'system'; id: string | null };
  },
): Promise<void> {
  const { author } = about;
  await record(tx, [
    {
      customer: about.customer,
      occurredAt: about.at,
      channel: about.channel,
      touchpoint: touchpointOfChannel(about.channel),
      direction: 'out',
      kind: 'message.sent',
      conversation: about.thread,
      actor: author.id === null ? { kind: author.kind } : { kind: author.kind, id: author.id },
      facts: { purpose: about.purpose },
      source: about.source ?? null,
      messageId: `message:${about.message}`,
    },
  ]);
}
