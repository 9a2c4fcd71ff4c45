import { sql, type Tx } from '#platform';
import type { Facts } from '#core/touchpoints/facts.ts';

/** A row of the spine with the words beside it, named as the columns are. */
export interface SpineRow {
  id: string;
  customer: string | null;
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

/** What many rows of a batch have in common, sent once: Postgres spends half its time of a batch on reading JSON. */
const shapeColumns = [
  'channel',
  'touchpoint',
  'direction',
  'kind',
  'version',
  'actor_kind',
  'actor',
  'conversation',
  'scale',
  'score',
  'sentiment',
  'source',
  'name',
] as const satisfies ReadonlyArray<keyof SpineRow>;

function shapeKey(row: SpineRow): string {
  let key = '';
  for (const column of shapeColumns) key += `${row[column]}\n`;
  return key;
}

function shapeOf(row: SpineRow, shape: number): Record<string, unknown> {
  return { shape, ...Object.fromEntries(shapeColumns.map((column) => [column, row[column]])) };
}

/** The rows and their shapes as JSON; what is null is left out, and times are milliseconds: both are read faster. */
function packed(rows: readonly SpineRow[]): { rows: string; shapes: string } {
  const numbers = new Map<string, number>();
  const shapes: unknown[] = [];
  const lean = rows.map((row) => {
    const key = shapeKey(row);
    let shape = numbers.get(key);
    if (shape === undefined) {
      shape = shapes.length;
      numbers.set(key, shape);
      shapes.push(shapeOf(row, shape));
    }
    const { id, customer, occurred_at, facts, message_id, properties, context, original_at, sent_at } = row;
    return {
      id,
      customer,
      at: occurred_at.getTime(),
      shape,
      message_id,
      facts: facts ?? undefined,
      properties: properties ?? undefined,
      context: context ?? undefined,
      original_at: original_at?.getTime(),
      sent_at: sent_at?.getTime(),
    };
  });
  return { rows: JSON.stringify(lean), shapes: JSON.stringify(shapes) };
}

/**
 * Writes rows to the spine in one statement. Keys are taken in one order, so that two batches with the same messages wait for
 * each other instead of locking each other out. Returns the id of the first write for each row that was there already.
 */
export async function writeInteractions(tx: Tx, rows: readonly SpineRow[]): Promise<Map<string, string>> {
  const [, repeated] = await Promise.all([
    tx.run(sql`select touchpoints.ensure_partition(${tx.now})`),
    tx.all<{ id: string; source: string | null; messageId: string }>(writing(tx, packed(rows))),
  ]);
  tx.wakes('readers');
  return repeated.length === 0 ? new Map() : firstWrites(tx, repeated);
}

function writing(tx: Tx, { rows, shapes }: ReturnType<typeof packed>) {
  const workspace = sql`${tx.workspace}::uuid`;
  const now = sql`${tx.now}::timestamptz`;
  return sql<{ id: string; source: string | null; messageId: string }>`
    /* one plan */ with shape as materialized (
      select shape, channel, touchpoint, direction, kind, version, conversation, actor_kind, actor, scale, score, sentiment, source, name
      from json_to_recordset(${shapes}::json) as row (shape int, channel text, touchpoint text, direction text, kind text,
        version smallint, conversation uuid, actor_kind text, actor text, scale text, score real, sentiment real, source uuid, name text)
    ), input as materialized (
      select id, customer, to_timestamp(at / 1000) as occurred_at, message_id, facts, properties, context,
        to_timestamp(original_at / 1000) as original_at, to_timestamp(sent_at / 1000) as sent_at, place,
        channel, touchpoint, direction, kind, version, conversation, actor_kind, actor, scale, score, sentiment, source, name
      from rows from (json_to_recordset(${rows}::json) as (id uuid, customer uuid, at float8, shape int, message_id text,
        facts jsonb, properties jsonb, context jsonb, original_at float8, sent_at float8))
        with ordinality as row (id, customer, at, shape, message_id, facts, properties, context, original_at, sent_at, place)
      join shape using (shape)
    ), fresh as (
      insert into touchpoints.dedupe (workspace, source, message_id, interaction, received_at)
      select ${workspace}, coalesce(source, ${nil}), message_id, id, ${now} from input order by source, message_id, place
      on conflict (workspace, source, message_id) do nothing
      returning interaction
    ), kept as (
      insert into touchpoints.interaction (workspace, id, customer, occurred_at, received_at, channel, touchpoint, direction, kind,
        version, conversation, actor_kind, actor, facts, scale, score, sentiment, source)
      select ${workspace}, id, customer, occurred_at, ${now}, channel, touchpoint, direction, kind,
        version, conversation, actor_kind, actor, facts, scale, score, sentiment, source
      from input join fresh on fresh.interaction = input.id
    ), words as (
      insert into touchpoints.detail (workspace, interaction, customer, received_at, name, properties, context, original_at, sent_at)
      select ${workspace}, id, customer, ${now}, name, properties, context, original_at, sent_at
      from input join fresh on fresh.interaction = input.id where name is not null
    ), counted as (
      insert into touchpoints.tally (workspace, what, subject, count, at)
      select ${workspace}, 'seen', touchpoint, count(*), ${now}
      from input join fresh on fresh.interaction = input.id group by touchpoint
      union all
      select ${workspace}, case when fresh.interaction is null then 'duplicate' else 'source' end,
        coalesce(source::text, 'product'), count(*), ${now}
      from input left join fresh on fresh.interaction = input.id group by fresh.interaction is null, source
    )
    select id, source, message_id from input where not exists (select 1 from fresh where fresh.interaction = input.id)`;
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
