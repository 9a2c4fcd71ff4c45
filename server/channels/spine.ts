import { record } from '#touchpoints';
import type { Tx } from '#platform';
import type { Purpose } from './messages.ts';
import type { Channel } from './threads.ts';

/** The catalogue's touchpoint of each channel. */
const touchpoints: Record<Channel, string> = { mail: 'support_mail', chat: 'chat' };

type About = { thread: string; message: string; customer: string; channel: Channel; at: Date };

/** Writes that a customer wrote, and that a conversation began when it is the first word. */
export async function recordReceived(
  tx: Tx,
  about: About & { first: boolean; automatic: boolean; files: number },
): Promise<void> {
  const shared = {
    customer: about.customer,
    occurredAt: about.at,
    channel: about.channel,
    touchpoint: touchpoints[about.channel],
    direction: 'in' as const,
    conversation: about.thread,
    actor: about.automatic ? { kind: 'system' as const } : { kind: 'customer' as const },
    source: null,
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
      touchpoint: touchpoints[about.channel],
      direction: 'out',
      kind: 'message.sent',
      conversation: about.thread,
      actor: author.id === null ? { kind: author.kind } : { kind: author.kind, id: author.id },
      facts: { purpose: about.purpose },
      source: null,
      messageId: `message:${about.message}`,
    },
  ]);
}
