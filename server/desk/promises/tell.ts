import { touchpointOfChannel } from '#core/channels/channel.ts';
import { wireId } from '#core/contract/codecs.ts';
import type { InteractionKind } from '#core/touchpoints/kinds.ts';
import type { Facts } from '#core/touchpoints/facts.ts';
import type { Actor, Tx } from '#platform';
import { record } from '#touchpoints';
import { about, doer, remember, type Conversation, type PromisedWhat } from '../conversation.ts';
import type { PromiseRow, Taken } from './rows.ts';

interface Told {
  kind: InteractionKind;
  at: Date;
  facts: Facts;
}

/** Writes onto the spine, in figures only, what became of a promise; `version` is the one that says so. */
export async function recordPromise(
  tx: Tx,
  { row, conversation, customer }: Taken,
  { told, actor, version }: { told: readonly Told[]; actor: Actor; version: number },
): Promise<void> {
  const who = actor.kind === 'agent' || actor.kind === 'customer' ? actor.kind : 'system';
  await record(
    tx,
    told.map(({ kind, at, facts }) => ({
      customer,
      occurredAt: at,
      channel: conversation.channel,
      touchpoint: touchpointOfChannel(conversation.channel),
      direction: 'none' as const,
      kind,
      conversation: conversation.id,
      actor: { kind: who, ...(actor.id === null ? {} : { id: actor.id }) },
      facts,
      source: null,
      messageId: `${kind}:${row.id}:${version}`,
    })),
  );
}

/** What every event of a promise tells. */
export function aboutPromise(
  { row, conversation }: { row: Pick<PromiseRow, 'id' | 'owner'>; conversation: Conversation },
  actor: Actor,
) {
  return {
    subject: conversation.id,
    data: { ...about(conversation), promise: row.id, owner: row.owner, by: doer(actor) },
  };
}

/** Into the history of the conversation; the words stand with the promise alone, so that they are erased in one place. */
export async function rememberPromise(
  tx: Tx,
  { row, conversation }: Pick<Taken, 'row' | 'conversation'>,
  { what, actor }: { what: PromisedWhat; actor: Actor },
): Promise<void> {
  await remember(tx, { conversation: conversation.id, actor, what, detail: wireId('prm', row.id) });
}
