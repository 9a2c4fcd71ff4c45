create schema touchpoints;
grant usage on schema touchpoints to throughline_app, throughline_dispatcher;

-- The spine: one row per thing that happened between the company and a customer. Append-only, no free text, no address.
create table touchpoints.interaction (
  workspace uuid not null default platform.workspace(),
  id uuid not null default uuidv7(),
  customer uuid,                                  -- as it arrived; null once erased. Join customers.root when reading
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  channel text not null,
  touchpoint text not null,
  direction text not null check (direction in ('in', 'out', 'none')),
  kind text not null,
  version smallint not null default 1,            -- of the kind's facts
  conversation uuid,
  actor_kind text not null check (actor_kind in ('customer', 'agent', 'bot', 'system')),
  actor text,                                     -- id of the agent or bot; a customer needs none
  facts jsonb,
  scale text,
  score real,
  sentiment real,
  source uuid                                     -- null: the product itself
) partition by range (received_at);
select platform.positioned('touchpoints.interaction');
select platform.protect('touchpoints.interaction');
select platform.dispatchable('touchpoints.interaction');
-- Append-only for the product: what erasure changes goes through touchpoints.detach.
revoke update, delete on touchpoints.interaction from throughline_app, throughline_dispatcher;
create index interaction_of_customer on touchpoints.interaction (workspace, customer, occurred_at desc, id desc);
create index interaction_of_conversation on touchpoints.interaction (workspace, conversation, occurred_at) where conversation is not null;
create index interaction_by_position on touchpoints.interaction (generation, xid, id);

-- The words of an interaction that was tracked or imported: keyed to the customer, gone with the customer.
create table touchpoints.detail (
  workspace uuid not null default platform.workspace(),
  interaction uuid not null,
  customer uuid not null,
  received_at timestamptz not null,
  name text not null,
  properties jsonb,
  context jsonb,
  original_at timestamptz,                        -- the clocks as the sender gave them; occurred_at and received_at stand on the spine
  sent_at timestamptz
) partition by range (received_at);
select platform.protect('touchpoints.detail');
create index detail_of_customer on touchpoints.detail (workspace, customer, interaction);

-- Makes the month's partitions if they are missing. Nobody may use a partition itself: only the parents carry policies.
create function touchpoints.ensure_partition(at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  first timestamptz := date_trunc('month', at, 'UTC');
  next timestamptz := date_add(date_trunc('month', at, 'UTC'), '1 month', 'UTC');
  suffix text := to_char(at at time zone 'UTC', 'YYYY_MM');
  parent text;
begin
  if to_regclass('touchpoints.interaction_' || suffix) is not null and to_regclass('touchpoints.detail_' || suffix) is not null then return; end if;
  if at < now() - interval '3 years' or at > now() + interval '3 years' then
    raise exception 'No partition is made for %: it is more than three years away.', at using errcode = '22008';
  end if;
  perform pg_advisory_xact_lock(hashtext('touchpoints.ensure_partition'));
  foreach parent in array array['interaction', 'detail'] loop
    if to_regclass('touchpoints.' || parent || '_' || suffix) is not null then continue; end if;
    execute format('create table touchpoints.%I (like touchpoints.%I including defaults including constraints)', parent || '_' || suffix, parent);
    execute format('alter table touchpoints.%I enable row level security', parent || '_' || suffix);
    execute format('revoke all on touchpoints.%I from public, throughline_app, throughline_dispatcher', parent || '_' || suffix);
    execute format('alter table touchpoints.%I attach partition touchpoints.%I for values from (%L) to (%L)', parent, parent || '_' || suffix, first, next);
  end loop;
end $$;
select touchpoints.ensure_partition(now() + make_interval(months => month)) from generate_series(-1, 3) month;

-- Takes customers out of the spine of this workspace: the figures stay, nobody stands behind them any more.
create function touchpoints.detach(customers uuid[]) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare changed bigint;
begin
  if platform.workspace() is null then raise exception 'no workspace'; end if;
  update touchpoints.interaction set customer = null, actor = case when actor_kind = 'customer' then null else actor end
    where workspace = platform.workspace() and customer = any (customers);
  get diagnostics changed = row_count;
  return changed;
end $$;
revoke execute on function touchpoints.detach, touchpoints.ensure_partition from public;
grant execute on function touchpoints.detach to throughline_app;
grant execute on function touchpoints.ensure_partition to throughline_app, throughline_dispatcher;

-- What has arrived: the first write of a message wins, the others are counted.
create table touchpoints.dedupe (
  workspace uuid not null default platform.workspace(),
  source uuid not null default '00000000-0000-0000-0000-000000000000',   -- nil: the product itself
  message_id text not null,
  interaction uuid not null,
  received_at timestamptz not null,
  unique (workspace, source, message_id)
) partition by hash (message_id);
create table touchpoints.dedupe_0 partition of touchpoints.dedupe for values with (modulus 4, remainder 0);
create table touchpoints.dedupe_1 partition of touchpoints.dedupe for values with (modulus 4, remainder 1);
create table touchpoints.dedupe_2 partition of touchpoints.dedupe for values with (modulus 4, remainder 2);
create table touchpoints.dedupe_3 partition of touchpoints.dedupe for values with (modulus 4, remainder 3);
alter table touchpoints.dedupe_0 enable row level security;
alter table touchpoints.dedupe_1 enable row level security;
alter table touchpoints.dedupe_2 enable row level security;
alter table touchpoints.dedupe_3 enable row level security;
select platform.protect('touchpoints.dedupe');
create index dedupe_by_time on touchpoints.dedupe using brin (received_at);

-- Counts are appended by each batch and added up later, so that no row is fought over.
create table touchpoints.tally (
  workspace uuid not null default platform.workspace(),
  what text not null,                             -- 'duplicate', 'seen', 'source', 'unconsented'
  subject text not null,                          -- a source or the key of a touchpoint
  count bigint not null,
  at timestamptz not null
);
select platform.protect('touchpoints.tally');
select platform.dispatchable('touchpoints.tally');
create index tally_of_workspace on touchpoints.tally (workspace, what);

create table touchpoints.total (
  workspace uuid not null default platform.workspace(),
  what text not null,
  subject text not null,
  count bigint not null,
  last_at timestamptz not null,
  primary key (workspace, what, subject)
);
select platform.protect('touchpoints.total');

-- The catalogue: where customers meet the company.
create table touchpoints.touchpoint (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  key text not null,
  name text not null,
  channel text not null,
  stage text not null check (stage in ('before', 'during', 'after')),
  owner_team text not null default '',
  state text not null default 'adopted' check (state in ('adopted', 'discovered', 'ignored')),
  first_seen_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  unique (workspace, key)
);
select platform.protect('touchpoints.touchpoint');

-- Who may send: a browser's key only claims who somebody is, a server's key proves it.
create table touchpoints.source (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  name text not null,
  kind text not null check (kind in ('browser', 'server', 'import')),
  strength text not null check (strength in ('claimed', 'proven')),
  key_hash bytea unique,                          -- sha256 of the write key; none for imports
  key_ending text,
  identity_secret text,                           -- sealed; signs tokens that prove who a visitor is
  origins text[] not null default '{}',           -- empty: any
  created_at timestamptz not null,
  revoked_at timestamptz,
  version int not null default 1
);
create index source_of_workspace on touchpoints.source (workspace, created_at);
select platform.protect('touchpoints.source');
select platform.dispatchable('touchpoints.source');

-- Input that was not understood, exactly as it came, with the reason.
create table touchpoints.dead_letter (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  source uuid,
  received_at timestamptz not null,
  reason text not null,                           -- a code of core/touchpoints/rejections.ts
  detail text not null,                           -- the sentence people read
  event text,                                     -- its name, when it had one
  raw text not null,
  size int not null,
  envelope jsonb not null default '{}',           -- what its request said about it, for the retry
  identities text[] not null default '{}',        -- hashes of whom it names, for erasure
  state text not null default 'waiting' check (state in ('waiting', 'retried', 'discarded')),
  tries int not null default 0,
  settled_at timestamptz
);
create index dead_letter_waiting on touchpoints.dead_letter (workspace, state, received_at desc, id desc);
create index dead_letter_identities on touchpoints.dead_letter using gin (identities);
select platform.protect('touchpoints.dead_letter');

-- What a visitor has said about being tracked; the latest word counts. The visitor is a hash of workspace and anonymous id.
create table touchpoints.consent (
  workspace uuid not null default platform.workspace(),
  visitor text not null,
  customer uuid,
  state text not null check (state in ('given', 'withdrawn')),
  purposes text[] not null default '{}',
  signal text not null,                           -- what said so: 'widget', 'event', 'gpc'
  source uuid,
  at timestamptz not null,
  primary key (workspace, visitor)
);
create index consent_of_customer on touchpoints.consent (workspace, customer);
select platform.protect('touchpoints.consent');

-- Published: the spine for domains to the right, under the reader's own policies.
create view touchpoints.interaction_read with (security_invoker = true) as
  select workspace, id, customer, occurred_at, received_at, channel, touchpoint, direction, kind, version, conversation,
    actor_kind, actor, facts, scale, score, sentiment, source, generation, xid
  from touchpoints.interaction;
grant select on touchpoints.interaction_read to throughline_app, throughline_dispatcher;
