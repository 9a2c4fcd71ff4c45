import { touchpointOfChannel } from '#core/channels/channel.ts';
import { publish, sql, type Actor, type Tx } from '#platform';
import { keepOut } from '#channels';
import { record } from '#touchpoints';
import { about, doer, remember, takeConversation, type Conversation } from './conversation.ts';
import { handBackIfLeft } from './hand-back.ts';
import { factsAtResolution } from './facts/at-resolution.ts';
import { matterFacts } from './reasons/of-conversations.ts';
import { conversationMarkedSpam, conversationReopened, conversationResolved } from './events.ts';

interface Seen {
  id: string;
  /** The version that the person saw. */
  version?: number | undefined;
}

/** Settles the matter. Resolving what is resolved changes nothing. */
export async function resolve(tx: Tx, { id, version }: Seen, actor: Actor): Promise<void> {
  const conversation = await takeConversation(tx, { id, version }, actor);
  if (conversation.status === 'resolved') return;
  await tx.run(sql`update desk.conversation set status = 'resolved', resolved_at = ${tx.now}, waiting_since = null, snoozed_until = null,
    pause = null, own_status = null, version = version + 1 where id = ${id}`);
  await remember(tx, { conversation: id, actor, what: 'resolved' });
  const { answered, automatic, begunByUs } = conversation;
  await publish(tx, conversationResolved, {
    subject: id,
    data: { ...about(conversation), by: doer(actor), resolvedAt: tx.now.toISOString(), answered, automatic, begunByUs },
  });
  await recordChange(tx, conversation, {
    kind: 'conversation.resolved',
    actor,
    facts: { ...(await factsAtResolution(tx, conversation, tx.now)), ...(await matterFacts(tx, id)) },
  });
}

interface ToReopen extends Conversation {
  /** Where it is not plain from who does it. */
  because?: string;
}

/** Takes a resolved conversation, or one that was held for spam, up again. */
export async function reopen(tx: Tx, { because, ...conversation }: ToReopen, actor: Actor): Promise<void> {
  if (conversation.status === 'open') return;
  const wasResolved = conversation.status === 'resolved';
  await tx.run(sql`update desk.conversation set status = 'open', resolved_at = null, own_status = null, version = version + 1,
    reopened = reopened + ${wasResolved ? 1 : 0} where id = ${conversation.id}`);
  const what = wasResolved ? 'reopened' : 'unmarked-spam';
  await remember(tx, { conversation: conversation.id, actor, what, detail: because ?? null });
  await publish(tx, conversationReopened, {
    subject: conversation.id,
    data: { ...about(conversation), by: doer(actor) },
  });
  await recordChange(tx, conversation, {
    kind: wasResolved ? 'conversation.reopened' : 'conversation.unmarked_spam',
    actor,
  });
  await handBackIfLeft(tx, conversation, actor);
}

/** Keeps a conversation out of the inbox and out of every question. With `block`, the sender's later ones too. */
export async function markSpam(tx: Tx, seen: Seen & { block: boolean }, actor: Actor): Promise<void> {
  const conversation = await takeConversation(tx, seen, actor);
  if (conversation.status !== 'spam') {
    await tx.run(
      sql`update desk.conversation set status = 'spam', waiting_since = null, snoozed_until = null,
        pause = null, own_status = null, version = version + 1 where id = ${seen.id}`,
    );
    await remember(tx, { conversation: seen.id, actor, what: 'marked-spam' });
    await publish(tx, conversationMarkedSpam, { subject: seen.id, data: { ...about(conversation), by: doer(actor) } });
    await recordChange(tx, conversation, { kind: 'conversation.marked_spam', actor });
  }
  if (!seen.block) return;
  await tx.run(sql`insert into desk.blocked (customer, by_name, at)
    values (${conversation.customer}, ${actor.name}, ${tx.now}) on conflict do nothing`);
  await keepOut(tx, conversation.customer, true);
  await remember(tx, { conversation: seen.id, actor, what: 'blocked' });
}

interface Recorded {
  /** Left out: now. */
  at?: Date;
  kind: `conversation.${'resolved' | 'reopened' | 'marked_spam' | 'unmarked_spam' | 'merged' | 'parted'}`;
  actor: Actor;
  facts?: Record<string, number | string>;
}

/** Writes a change of state to the spine, where figures read it. */
export async function recordChange(
  tx: Tx,
  { id, customer, channel }: Conversation,
  { kind, actor, facts, at = tx.now }: Recorded,
): Promise<void> {
  const who = actor.kind === 'agent' || actor.kind === 'customer' ? actor.kind : 'system';
  await record(tx, [
    {
      customer,
      occurredAt: at,
      channel,
      touchpoint: touchpointOfChannel(channel),
      direction: 'none',
      kind,
      conversation: id,
      actor: { kind: who, ...(actor.id === null ? {} : { id: actor.id }) },
      ...(facts === undefined ? {} : { facts }),
      source: null,
      messageId: `${kind}:${id}:${at.getTime()}`,
    },
  ]);
}
