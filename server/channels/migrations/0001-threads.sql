create schema channels;
grant usage on schema channels to throughline_app, throughline_dispatcher;

-- A connection to the outside: a mailbox, or a chat box on a site.
create table channels.account (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('mail', 'chat')),
  name text not null,
  trading_name uuid,
  settings jsonb not null default '{}',
  secrets jsonb not null default '{}',          -- each value sealed by the keyring
  active boolean not null default true,
  health text not null default 'unknown' check (health in ('unknown', 'good', 'failing')),
  health_reason text,
  health_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index account_by_workspace on channels.account (workspace, kind);
select platform.protect('channels.account');
select platform.dispatchable('channels.account');

-- Which account an address belongs to: asked before the workspace is known.
create table channels.account_address (
  workspace uuid not null default platform.workspace(),
  address text primary key,
  account uuid not null references channels.account on delete cascade
);
create index account_address_by_account on channels.account_address (workspace, account);
select platform.protect('channels.account_address');
select platform.dispatchable('channels.account_address');

-- A conversation. Its id is the conversation's id everywhere.
create table channels.thread (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  account uuid references channels.account on delete set null,
  channel text not null,
  customer uuid not null,
  subject text not null default '',
  external_key text,
  reply_to text,                                 -- where the one who began it wants answers
  reply_token text,                              -- part of the address that answers by mail come back to
  split_reason text,                             -- why a message that named another thread began this one
  started_at timestamptz not null,
  last_in_at timestamptz,
  last_out_at timestamptz
);
create index thread_by_customer on channels.thread (workspace, customer, started_at desc);
create unique index thread_by_external_key on channels.thread (workspace, account, external_key) where external_key is not null;
create unique index thread_by_reply_token on channels.thread (workspace, reply_token) where reply_token is not null;
select platform.protect('channels.thread');

-- Who takes part: only these addresses may continue a thread by knowing its ids.
create table channels.participant (
  workspace uuid not null default platform.workspace(),
  thread uuid not null references channels.thread on delete cascade,
  address text not null,
  name text not null default '',
  joined_at timestamptz not null,
  primary key (thread, address)
);
create index participant_by_address on channels.participant (workspace, address);
select platform.protect('channels.participant');

create table channels.message (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  thread uuid not null references channels.thread on delete cascade,
  channel text not null,                         -- by which it came or went: an answer to a chat may come by mail
  direction text not null check (direction in ('in', 'out')),
  author_kind text not null check (author_kind in ('customer', 'agent', 'bot', 'system')),
  author_id text,
  author_name text not null default '',
  address text,                                  -- that it came from, or went to
  subject text not null default '',
  text text not null,
  html text,
  purpose text not null default 'reply',
  automatic boolean not null default false,
  automatic_reason text,
  state text not null check (state in ('received', 'queued', 'sent', 'delivered', 'uncertain', 'refused')),
  state_reason text,
  client_id text,                                -- the sender's own id: the same message twice is one message
  provider_id text,
  raw uuid,
  at timestamptz not null,
  edited_at timestamptz,
  search tsvector generated always as (to_tsvector('simple', left(subject, 1000) || ' ' || left(text, 100000))) stored
);
create index message_by_thread on channels.message (workspace, thread, at desc, id desc);
create unique index message_by_client_id on channels.message (workspace, thread, client_id) where client_id is not null;
create index message_by_search on channels.message using gin (search) with (fastupdate = off);
select platform.protect('channels.message');

create table channels.message_file (
  workspace uuid not null default platform.workspace(),
  message uuid not null references channels.message on delete cascade,
  file uuid not null,
  owner text not null,                           -- the owner the file store counts it under
  name text not null,
  type text not null,
  size bigint not null,
  content_id text,
  inline boolean not null default false,
  position integer not null,
  primary key (message, file, position)
);
create index message_file_by_message on channels.message_file (workspace, message);
select platform.protect('channels.message_file');

-- A file that was handed in and not yet sent.
create table channels.upload (
  workspace uuid not null default platform.workspace(),
  id uuid primary key,
  owner text not null,
  name text not null,
  type text not null,
  size bigint not null,
  by text,
  at timestamptz not null
);
create index upload_by_age on channels.upload (workspace, at);
select platform.protect('channels.upload');

-- How far each side has read.
create table channels.read_mark (
  workspace uuid not null default platform.workspace(),
  thread uuid not null references channels.thread on delete cascade,
  reader text not null,                          -- 'customer', or the id of a user
  message uuid not null,
  at timestamptz not null,
  primary key (thread, reader)
);
create index read_mark_by_workspace on channels.read_mark (workspace, thread);
select platform.protect('channels.read_mark');

-- Everything that came in, as it came: bytes are in the file store before this row says so.
create table channels.raw (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  account uuid references channels.account on delete set null,
  kind text not null,
  file uuid not null,
  hash text not null,
  size bigint not null,
  envelope jsonb not null default '{}',
  state text not null default 'received' check (state in ('received', 'understood', 'quarantined', 'discarded')),
  reason text,
  attempts integer not null default 0,
  message uuid,
  customer uuid,
  sender text,                                   -- as the mail claims, lower case
  subject text,
  received_at timestamptz not null,
  settled_at timestamptz,
  unique (workspace, account, hash)
);
create index raw_by_state on channels.raw (workspace, state, received_at desc);
create index raw_by_message on channels.raw (workspace, message);
create index raw_by_customer on channels.raw (workspace, customer) where customer is not null;
create index raw_by_sender on channels.raw (workspace, sender) where sender is not null;
select platform.protect('channels.raw');
select platform.dispatchable('channels.raw');

-- Every Message-ID that is known to belong to a thread.
create table channels.mail_reference (
  workspace uuid not null default platform.workspace(),
  mail_id text not null,
  thread uuid not null references channels.thread on delete cascade,
  message uuid references channels.message on delete cascade,
  primary key (workspace, mail_id, thread)
);
create index mail_reference_by_thread on channels.mail_reference (workspace, thread);
select platform.protect('channels.mail_reference');

-- How far a mailbox has been read.
create table channels.mailbox_cursor (
  workspace uuid not null default platform.workspace(),
  account uuid not null references channels.account on delete cascade,
  folder text not null,
  uid_validity numeric not null,
  last_uid bigint not null,
  read_at timestamptz not null,
  primary key (account, folder)
);
create index mailbox_cursor_by_workspace on channels.mailbox_cursor (workspace, account);
select platform.protect('channels.mailbox_cursor');

-- Row-level security keeps `@@` out of index conditions, so the function filters by workspace itself and gives ids only.
create function channels.search_message(words tsquery, most integer)
returns table (thread uuid, message uuid)
language sql stable security definer
set search_path = pg_catalog
set gin_fuzzy_search_limit = 20000
as $$
  select m.thread, m.id from channels.message m
  where m.search @@ words and m.workspace = platform.workspace()
  order by m.at desc, m.id desc limit least(most, 500)
$$;
revoke all on function channels.search_message from public;
grant execute on function channels.search_message to throughline_app;
