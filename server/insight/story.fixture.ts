import { identifyMany } from '#customers';
import type { Tx } from '#platform';
import { record, type NewInteraction } from '#touchpoints';

const second = 1000;
const hour = 3600 * second;
export const day = 24 * hour;

/** Writes a story to the spine, told by moments; customers are numbers. */
export async function teller(tx: Tx, people: number) {
  const claims = Array.from({ length: people }, () => [
    { kind: 'external_id' as const, value: `person-${crypto.randomUUID()}`, strength: 'proven' as const },
  ]);
  const customers = await identifyMany(tx, claims, { at: tx.now, source: null });
  const told: NewInteraction[] = [];
  const tell = (who: number, at: number, what: Partial<NewInteraction> & Pick<NewInteraction, 'kind'>): void => {
    told.push({
      customer: customers[who]!,
      occurredAt: new Date(at),
      channel: 'chat',
      touchpoint: 'chat',
      direction: 'in',
      actor: { kind: 'customer' },
      source: null,
      messageId: crypto.randomUUID(),
      ...what,
    });
  };
  return { tell, flush: () => record(tx, told) };
}

export type Tell = Awaited<ReturnType<typeof teller>>['tell'];

interface Course {
  who: number;
  at: number;
  /** Seconds to our first answer; left out: none. */
  answered?: number;
  /** When it was resolved; left out: it is open. */
  resolved?: number;
  channel?: 'chat' | 'mail';
}

/** One conversation as the product writes it; answers its id for what comes after. */
export function converse(tell: Tell, { who, at, answered, resolved, channel = 'chat' }: Course): string {
  const conversation = crypto.randomUUID();
  const here = { conversation, channel, touchpoint: channel === 'mail' ? 'support_mail' : 'chat' };
  tell(who, at, { ...here, kind: 'conversation.started' });
  tell(who, at, { ...here, kind: 'message.received' });
  const ours = { ...here, direction: 'out' as const, kind: 'message.sent' as const };
  tell(who, at + second, { ...ours, actor: { kind: 'bot' } });
  if (answered !== undefined)
    tell(who, at + answered * second, { ...ours, actor: { kind: 'agent' }, facts: { purpose: 'reply' } });
  if (resolved !== undefined)
    tell(who, resolved, { ...here, direction: 'none', kind: 'conversation.resolved', actor: { kind: 'agent' } });
  return conversation;
}
