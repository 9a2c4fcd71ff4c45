create schema platform;

-- The installation itself: one row. `generation` counts the clusters that this data has lived in (see docs/decisions/0004).
create table platform.installation (
  one boolean primary key default true check (one),
  generation int not null default 1,
  system_identifier text not null,
  key_check text,
  created_at timestamptz not null default now()
);
insert into platform.installation (system_identifier) select system_identifier::text from pg_control_system();

create function platform.workspace() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.workspace', true), '')::uuid $$;

-- Puts a table of a workspace under row-level security: the app sees only the rows of the workspace of its transaction.
create function platform.protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy own_workspace on %s to throughline_app using (workspace = (select platform.workspace())) with check (workspace = (select platform.workspace()))', target);
  execute format('grant select, insert, update, delete on %s to throughline_app', target);
end $$;

-- Lets the dispatcher read and settle the rows of a table over all workspaces: due work, cursors, key hashes.
create function platform.dispatchable(target regclass) returns void language plpgsql as $$
begin
  execute format('create policy dispatcher on %s to throughline_dispatcher using (true) with check (true)', target);
  execute format('grant select, update on %s to throughline_dispatcher', target);
end $$;

-- Tables read by cursor: a row is placed by the generation of the cluster, its transaction and its id.
create table platform.positioned_table (target regclass primary key);
create function platform.positioned(target regclass) returns void language plpgsql as $$
declare current int := (select generation from platform.installation);
begin
  execute format('alter table %s add column generation int not null default %s, add column xid xid8 not null default pg_current_xact_id()', target, current);
  insert into platform.positioned_table values (target);
end $$;

create table platform.event (
  id bigint generated always as identity primary key,
  workspace uuid not null default platform.workspace(),
  name text not null,
  version int not null,
  subject uuid not null,
  cause text,
  data jsonb not null,
  at timestamptz not null
);
select platform.positioned('platform.event');
select platform.protect('platform.event');
select platform.dispatchable('platform.event');
create index event_by_position on platform.event (generation, xid, id);
create index event_of_workspace on platform.event (workspace, generation, xid, id);

-- How far a reader has come: a listener, the live feed, the shipper to analytics.
create table platform.cursor (
  reader text not null,
  workspace uuid not null,
  generation int not null default 1,
  xid xid8 not null default '0',
  id text not null default '',
  note jsonb,
  moved_at timestamptz not null default now(),
  primary key (reader, workspace)
);

-- An event that a listener could not handle, and those of the same subject that wait behind it.
create table platform.parked_event (
  workspace uuid not null default platform.workspace(),
  listener text not null,
  event bigint not null references platform.event on delete cascade,
  subject uuid not null,
  reason text not null,
  attempts int not null default 1,
  parked_at timestamptz not null,
  primary key (listener, event)
);
create index parked_by_subject on platform.parked_event (workspace, listener, subject);
select platform.protect('platform.parked_event');
select platform.dispatchable('platform.parked_event');

create table platform.outbox (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  transport text not null,
  key text not null,
  subject uuid not null,
  payload jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'waiting', 'uncertain', 'refused')),
  reason text,
  provider_id text,
  attempts int not null default 0,
  due_at timestamptz not null,
  claimed_by text,
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (workspace, transport, key)
);
create index outbox_due on platform.outbox (due_at) where state in ('queued', 'waiting');
create index outbox_in_flight on platform.outbox (claimed_by) where state = 'sending';
select platform.protect('platform.outbox');
select platform.dispatchable('platform.outbox');

create table platform.idempotency (
  workspace uuid not null,
  actor text not null,
  key text not null,
  request_hash text not null,
  status int,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (workspace, actor, key)
);

-- Files by content, per workspace; a file goes when its last reference goes.
create table platform.file (
  workspace uuid not null default platform.workspace(),
  hash text not null,
  size bigint not null,
  primary key (workspace, hash)
);
select platform.protect('platform.file');
create table platform.file_reference (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  hash text not null,
  owner text not null,
  customer uuid,
  name text not null,
  type text not null,
  created_at timestamptz not null,
  foreign key (workspace, hash) references platform.file
);
create index file_reference_of_owner on platform.file_reference (workspace, owner);
create index file_reference_of_hash on platform.file_reference (workspace, hash);
create index file_reference_of_customer on platform.file_reference (workspace, customer) where customer is not null;
select platform.protect('platform.file_reference');

grant usage on schema platform to throughline_app, throughline_dispatcher;
grant select on platform.installation, platform.cursor to throughline_app, throughline_dispatcher;
grant insert, update, delete on platform.cursor to throughline_app, throughline_dispatcher;
grant select, insert, update, delete on platform.idempotency to throughline_app, throughline_dispatcher;
grant delete on platform.event to throughline_dispatcher;

-- The app may ask for work but not touch the queue's tables.
create function platform.add_job(name text, input json, run_at timestamptz, key text) returns void
  language sql security definer set search_path = pg_catalog
  as $$ select graphile_worker.add_job(name, payload => input, run_at => run_at, job_key => key, max_attempts => 12) $$;
revoke execute on function platform.add_job from public;
grant execute on function platform.add_job to throughline_app, throughline_dispatcher;

-- When a schedule last ran.
create table platform.schedule (job text primary key, ran_at timestamptz not null);
grant select, insert, update on platform.schedule to throughline_dispatcher;
