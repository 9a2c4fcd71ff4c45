import type { AnalyticsMigration } from '#platform';

/**
 * `interaction` holds the newest version of each row of the spine. Rows come in by time of arrival, so parts hardly overlap
 * and reading them as FINAL (which the client always does) costs next to nothing. `customer` is the person as of now (nil:
 * erased), `arrived` the profile it came with; `previous…` and `gap_s` tell what that person met before it.
 */
export const analyticsTables: AnalyticsMigration[] = [
  {
    name: 'touchpoints/0001-interaction',
    sql: `
create table interaction (
  workspace UUID,
  id UUID,
  customer UUID,
  arrived UUID,
  occurred_at DateTime64(3, 'UTC'),
  received_at DateTime64(3, 'UTC'),
  channel LowCardinality(String),
  touchpoint LowCardinality(String),
  direction LowCardinality(String),
  kind LowCardinality(String),
  conversation Nullable(UUID),
  actor_kind LowCardinality(String),
  actor String,
  facts String ephemeral,
  numbers Map(LowCardinality(String), Float64) default cast(arrayMap(
    x -> (x.1, multiIf(x.2 = 'true', 1, x.2 = 'false', 0, toFloat64OrZero(x.2))),
    arrayFilter(x -> match(x.2, '^[tf0-9-]'), JSONExtractKeysAndValuesRaw(facts))), 'Map(LowCardinality(String), Float64)'),
  words Map(LowCardinality(String), LowCardinality(String)) default cast(arrayMap(
    x -> (x.1, JSONExtractString(x.2)),
    arrayFilter(x -> startsWith(x.2, '"'), JSONExtractKeysAndValuesRaw(facts))), 'Map(LowCardinality(String), LowCardinality(String))'),
  scale LowCardinality(String),
  score Nullable(Float32),
  sentiment Nullable(Float32),
  source Nullable(UUID),
  previous LowCardinality(String),
  previous_kind LowCardinality(String),
  gap_s Nullable(Float32),
  version UInt64,
  index by_customer customer type bloom_filter(0.01) granularity 4,
  index by_arrived arrived type bloom_filter(0.01) granularity 4,
  index by_time occurred_at type minmax granularity 1
) engine = ReplacingMergeTree(version)
partition by toYYYYMM(received_at)
order by (workspace, received_at, id)
settings fsync_after_insert = 1, fsync_part_directory = 1, min_compressed_bytes_to_fsync_after_merge = 1;

create table shipment_store (id String, at DateTime default now()) engine = MergeTree order by id;
`,
  },
];

/** The columns of a shipped line, in its order. */
export const shippedColumns = [
  'arrived',
  'id',
  'touchpoint',
  'kind',
  'workspace',
  'occurred_at',
  'received_at',
  'channel',
  'direction',
  'conversation',
  'actor_kind',
  'actor',
  'facts',
  'scale',
  'score',
  'sentiment',
  'source',
  'customer',
  'previous',
  'previous_kind',
  'gap_s',
  'version',
];

/** Stands where nobody does: the customer of an erased person's rows. */
export const nobody = '00000000-0000-0000-0000-000000000000';
