import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '#platform';
import type { Facts } from '#core/touchpoints/facts.ts';
import { isKind, kinds, type InteractionKind } from '#core/touchpoints/kinds.ts';
import { fitsScale, type Feelings } from '#core/touchpoints/scales.ts';
import { touchpointKey } from '#core/touchpoints/touchpoint-catalogue.ts';
import { discover } from './discover.ts';
import { writeInteractions, type SpineRow } from './write.ts';

/** Something that happened between the company and a customer, as a domain tells it to the spine. */
export interface NewInteraction {
  /** Null: nobody is known behind it, as with an anonymous response. */
  customer: string | null;
  occurredAt: Date;
  channel: string;
  /** The key of a touchpoint of the catalogue; an unknown one is offered for adoption. */
  touchpoint: string;
  direction: 'in' | 'out' | 'none';
  kind: InteractionKind;
  conversation?: string | null;
  actor: { kind: 'customer' | 'agent' | 'bot' | 'system'; id?: string | null };
  facts?: Facts;
  feelings?: Feelings;
  /** Null: the product itself. */
  source: string | null;
  /** Unique per source: the same message is written once, whoever sends it again. */
  messageId: string;
  /** The words of it, which never stand on the spine. */
  detail?: { name: string; properties?: unknown; context?: unknown; originalAt?: Date | null; sentAt?: Date | null };
}

/** What became of an interaction: `id` is that of the first write, also when this one came again. */
export interface Recorded {
  id: string;
  duplicate: boolean;
}

/**
 * Writes interactions in one statement, first write of a message wins. Their ids rise in the order given (alone they would only from one
 * millisecond to the next), so that of two at the same moment it is known which came later. Throws when a fact is text or a score is off its scale:
 * the spine holds no words and no addresses.
 */
export async function record(tx: Tx, interactions: readonly NewInteraction[]): Promise<Recorded[]> {
  if (interactions.length === 0) return [];
  const ids = interactions.map(() => randomUUIDv7()).toSorted();
  const rows = interactions.map((given, at) => rowOf(given, ids[at]!));
  await discover(tx, rows);
  const firsts = await writeInteractions(tx, rows);
  return rows.map(({ id }) => {
    const first = firsts.get(id);
    return first === undefined ? { id, duplicate: false } : { id: first, duplicate: true };
  });
}

const actorId = /^[A-Za-z0-9_-]{1,64}$/;

function rowOf(given: NewInteraction, id: string): SpineRow {
  const { feelings, detail, actor, conversation = null, facts = null } = given;
  check(given);
  return {
    id,
    customer: given.customer,
    occurred_at: given.occurredAt,
    channel: given.channel,
    touchpoint: given.touchpoint,
    direction: given.direction,
    kind: given.kind,
    version: kinds[given.kind].version,
    conversation,
    actor_kind: actor.kind,
    actor: actor.id ?? null,
    facts,
    ...feelingsOf(feelings),
    source: given.source,
    message_id: given.messageId,
    ...(detail === undefined ? {} : wordsOf(detail)),
  };
}

function feelingsOf(feelings: Feelings | undefined): Pick<SpineRow, 'scale' | 'score' | 'sentiment'> {
  if (feelings === undefined) return { scale: null, score: null, sentiment: null };
  return { scale: feelings.scale, score: feelings.score, sentiment: feelings.sentiment ?? null };
}

function wordsOf({
  name,
  properties,
  context,
  originalAt,
  sentAt,
}: NonNullable<NewInteraction['detail']>): Partial<SpineRow> {
  return {
    name,
    properties: properties ?? null,
    context: context ?? null,
    original_at: originalAt ?? null,
    sent_at: sentAt ?? null,
  };
}

function check({ kind, touchpoint, facts, feelings, actor }: NewInteraction): void {
  if (!isKind(kind)) throw new Error(`${String(kind)} is no kind of interaction: add it to core/touchpoints/kinds.ts`);
  touchpointKey.parse(touchpoint);
  if (facts !== undefined) kinds[kind].facts.parse(facts);
  if (feelings !== undefined && !fitsScale(feelings.scale, feelings.score))
    throw new Error(`${feelings.score} is not on the scale ${feelings.scale}`);
  if (actor.id !== undefined && actor.id !== null && !actorId.test(actor.id))
    throw new Error('the id of an actor is no plain id');
}
