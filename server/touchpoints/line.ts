import type { Page, PageQuery } from '#core/contract/page.ts';
import type { Facts } from '#core/touchpoints/facts.ts';
import { isKind, kinds, upcastFacts } from '#core/touchpoints/kinds.ts';
import type { Scale } from '#core/touchpoints/scales.ts';
import { familyMembers, rootOf } from '#customers';
import { newestFirst, sql, type Actor, type Tx } from '#platform';
import { heldAmong, type HeldBack } from './score-sight/sight.ts';

/** One thing that happened between the company and a customer, in words and figures. */
export interface LineItem {
  id: string;
  at: Date;
  channel: string;
  touchpoint: { key: string; name: string };
  kind: string;
  words: string;
  direction: 'in' | 'out' | 'none';
  conversation: string | null;
  actor: { kind: 'customer' | 'agent' | 'bot' | 'system'; id: string | null };
  facts: Facts;
  feelings: { scale: Scale; score: number; sentiment: number | null } | null;
  detail: { name: string; properties: Record<string, unknown>; context: Record<string, unknown> } | null;
  /** A score was given and is not shown to who asks: neither it nor what was said with it. */
  held: HeldBack | null;
}

export interface LineQuery extends PageQuery {
  /** Who looks. */
  actor: Actor;
  channels?: readonly string[] | undefined;
  kinds?: readonly string[] | undefined;
  /** What happened, how it felt, or both. */
  side?: 'all' | 'facts' | 'feelings';
  /** False leaves out what belongs to a conversation. */
  conversations?: boolean;
}

interface Row {
  id: string;
  occurredAt: Date;
  channel: string;
  touchpoint: string;
  touchpointName: string | null;
  kind: string;
  version: number;
  direction: LineItem['direction'];
  conversation: string | null;
  actorKind: LineItem['actor']['kind'];
  actor: string | null;
  facts: Facts | null;
  scale: Scale | null;
  score: number | null;
  sentiment: number | null;
  name: string | null;
  properties: Record<string, unknown> | null;
  context: Record<string, unknown> | null;
}

/** Everything that happened with a customer and all who turned out to be the same person, newest first. Throws `not-found`. */
export async function lineOf(tx: Tx, customer: string, query: LineQuery): Promise<Page<LineItem>> {
  const family = await familyMembers(tx, await rootOf(tx, customer));
  const keys = newestFirst<Row>(query, {
    at: sql`interaction.occurred_at`,
    id: sql`interaction.id`,
    of: (row) => row.occurredAt,
  });
  // One customer at a time, so that each is read along its own index and only a page of it.
  const rows = await tx.all<Row>(sql`
    select interaction.*, touchpoint.name as touchpoint_name, detail.name, detail.properties, detail.context
    from unnest(${family}::uuid[]) as member (id)
    cross join lateral (
      select id, customer, occurred_at, received_at, channel, touchpoint, kind, version, direction, conversation, actor_kind, actor,
        facts, scale, score, sentiment
      from touchpoints.interaction
      where interaction.customer = member.id and ${keys.where} and ${filter(query)} ${keys.order} ${keys.limit}
    ) interaction
    left join touchpoints.touchpoint on touchpoint.key = interaction.touchpoint
    left join touchpoints.detail on detail.customer = interaction.customer and detail.interaction = interaction.id
      and detail.received_at = interaction.received_at
    ${keys.order} ${keys.limit}`);
  const page = keys.page(rows, (row) => row);
  const items = page.items.map(item);
  const given = items.flatMap(({ id, conversation, at, feelings, kind }) =>
    feelings !== null || givenKinds.has(kind) ? [{ id, customer, conversation, at }] : [],
  );
  const held = await heldAmong(tx, query.actor, given);
  return { ...page, items: items.map((each) => withheld(each, held.get(each.id))) };
}

/** What customers say of how it felt, be it without a score. */
const givenKinds: ReadonlySet<string> = new Set(['survey.answered', 'feedback.given']);

function withheld(each: LineItem, held: HeldBack | undefined): LineItem {
  return held === undefined ? each : { ...each, facts: {}, feelings: null, detail: null, held };
}

function filter({ channels, kinds: wanted, side = 'all', conversations = true }: Omit<LineQuery, 'actor'>) {
  const visible = conversations ? sql`true` : sql`interaction.conversation is null`;
  const byChannel = channels === undefined ? sql`true` : sql`interaction.channel = any(${[...channels]})`;
  const byKind = wanted === undefined ? sql`true` : sql`interaction.kind = any(${[...wanted]})`;
  const bySide = {
    all: sql`true`,
    facts: sql`interaction.score is null`,
    feelings: sql`interaction.score is not null`,
  }[side];
  return sql`${visible} and ${byChannel} and ${byKind} and ${bySide}`;
}

function item(row: Row): LineItem {
  const { id, channel, kind, direction, conversation, name } = row;
  return {
    id,
    at: row.occurredAt,
    channel,
    touchpoint: { key: row.touchpoint, name: row.touchpointName ?? row.touchpoint },
    kind,
    words: wordsOf(row),
    direction,
    conversation,
    actor: { kind: row.actorKind, id: row.actor },
    facts: upcastFacts(kind, row.version, row.facts ?? {}),
    feelings: feelingsOf(row),
    detail: name === null ? null : { name, properties: row.properties ?? {}, context: row.context ?? {} },
    held: null,
  };
}

/** An event that no kind knows is called by its own name; one that came without, or with a mere key, by its touchpoint's. */
function wordsOf({ kind, name, touchpoint, touchpointName }: Row): string {
  if (kind === 'event.tracked') return name === null || name === touchpoint ? (touchpointName ?? touchpoint) : name;
  return isKind(kind) ? kinds[kind].words : kind;
}

function feelingsOf({ scale, score, sentiment }: Row): LineItem['feelings'] {
  return scale === null || score === null ? null : { scale, score, sentiment };
}
