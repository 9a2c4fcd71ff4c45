import { sql, type Tx } from '#platform';
import type { Facts } from '#core/touchpoints/facts.ts';

/** A row of the spine with the words beside it, named as the columns are. */
export interface SpineRow {
  id: string;
  customer: string;
  occurred_at: Date;
  channel: string;
  touchpoint: string;
  direction: string;
  kind: string;
  version: number;
  conversation: string | null;
  actor_kind: string;
  actor: string | null;
  facts: Facts | null;
  scale: string | null;
  score: number | null;
  sentiment: number | null;
  source: string | null;
  message_id: string;
  name?: string;
  properties?: unknown;
  context?: unknown;
  original_at?: Date | null;
  sent_at?: Date | null;
}

const nil = '00000000-0000-0000-0000-000000000000';

/**
 * Writes rows to the spine in one statement. Keys are taken in one order, so that two batches with the same messages wait for
 * each other instead of locking each other out. Returns the id of the first write for each row that was there already.
 */
export async function writeInteractions(tx: Tx, rows: readonly SpineRow[]): Promise<Map<string, string>> {
  await tx.run(sql`select touchpoints.ensure_partition(${tx.now})`);
  const repeated = await tx.all<{ id: string; source: string | null; messageId: string }>(sql`
    with input as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as row (
        id uuid, customer uuid, occurred_at timestamptz, channel text, touchpoint text, direction text, kind text, version smallint,
        conversation uuid, actor_kind text, actor text, facts jsonb, scale text, score real, sentiment real, source uuid,
        message_id text, name text, properties jsonb, context jsonb, original_at timestamptz, sent_at timestamptz)
    ), fresh as (
      insert into touchpoints.dedupe (workspace, source, message_id, interaction, received_at)
      select ${tx.workspace}::uuid, coalesce(source, ${nil}), message_id, id, ${tx.now}::timestamptz
      from input order by source, message_id
      on conflict (workspace, source, message_id) do nothing
      returning interaction
    ), kept as (
      insert into touchpoints.interaction (workspace, id, customer, occurred_at, received_at, channel, touchpoint, direction, kind,
        version, conversation, actor_kind, actor, facts, scale, score, sentiment, source)
      select ${tx.workspace}::uuid, id, customer, occurred_at, ${tx.now}::timestamptz, channel, touchpoint, direction, kind,
        version, conversation, actor_kind, actor, facts, scale, score, sentiment, source
      from input join fresh on fresh.interaction = input.id
    ), words as (
      insert into touchpoints.detail (workspace, interaction, customer, received_at, name, properties, context, original_at, sent_at)
      select ${tx.workspace}::uuid, id, customer, ${tx.now}::timestamptz, name, properties, context, original_at, sent_at
      from input join fresh on fresh.interaction = input.id where name is not null
    ), counted as (
      insert into touchpoints.tally (workspace, what, subject, count, at)
      select ${tx.workspace}::uuid, 'seen', touchpoint, count(*), ${tx.now}::timestamptz
      from input join fresh on fresh.interaction = input.id group by touchpoint
      union all
      select ${tx.workspace}::uuid, case when fresh.interaction is null then 'duplicate' else 'source' end,
        coalesce(source::text, 'product'), count(*), ${tx.now}::timestamptz
      from input left join fresh on fresh.interaction = input.id group by fresh.interaction is null, source
    )
    select id, source, message_id from input where not exists (select 1 from fresh where fresh.interaction = input.id)`);
  tx.wakesReaders();
  return repeated.length === 0 ? new Map() : firstWrites(tx, repeated);
}

async function firstWrites(
  tx: Tx,
  repeated: ReadonlyArray<{ id: string; source: string | null; messageId: string }>,
): Promise<Map<string, string>> {
  const keys = repeated.map(({ id, source, messageId }) => ({ id, source: source ?? nil, message_id: messageId }));
  const found = await tx.all<{ id: string; interaction: string }>(sql`
    select given.id, dedupe.interaction
    from json_to_recordset(${JSON.stringify(keys)}::json) as given (id uuid, source uuid, message_id text)
    join touchpoints.dedupe on dedupe.workspace = ${tx.workspace}::uuid and dedupe.source = given.source
      and dedupe.message_id = given.message_id`);
  return new Map(found.map(({ id, interaction }) => [id, interaction]));
}
