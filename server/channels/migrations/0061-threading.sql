-- A conversation that was put into another one leads there: its address, ids and keys go on working. Always the last one of a
-- chain, so that one step is enough.
alter table channels.thread add column leads_to uuid references channels.thread on delete cascade;
create index thread_leading on channels.thread (workspace, leads_to) where leads_to is not null;

-- What a customer may name on the telephone or in a subject.
create sequence channels.thread_number;
grant usage on sequence channels.thread_number to throughline_app;
alter table channels.thread add column number bigint not null default nextval('channels.thread_number');
create unique index thread_by_number on channels.thread (workspace, number);

-- The ids that a mail names as those before it, known here or not: two answers to a mail that nobody saw belong together.
create table channels.mail_mention (
  workspace uuid not null default platform.workspace(),
  mail_id text not null,
  message uuid not null references channels.message on delete cascade,
  primary key (workspace, mail_id, message)
);
create index mail_mention_by_message on channels.mail_mention (workspace, message);
select platform.protect('channels.mail_mention');
create index mail_reference_by_message on channels.mail_reference (workspace, message) where message is not null;

-- Numbers of other people's ticket systems, each known only to those it came from.
create table channels.mail_key (
  workspace uuid not null default platform.workspace(),
  sender text not null,                          -- a company's domain, or a whole address where many share one
  key text not null,
  message uuid not null references channels.message on delete cascade,
  primary key (workspace, sender, key, message)
);
create index mail_key_by_message on channels.mail_key (workspace, message);
select platform.protect('channels.mail_key');

-- Every mail that became a message, by a digest: it is taken in once, and does not come back when its message is gone.
create table channels.known_mail (
  workspace uuid not null default platform.workspace(),
  digest text not null,
  message uuid not null,
  at timestamptz not null,
  primary key (workspace, digest)
);
select platform.protect('channels.known_mail');
insert into channels.known_mail (workspace, digest, message, at)
  select workspace, client_id, id, at from channels.message
  where client_id like 'mail:%' order by at, id on conflict do nothing;

-- Why a message stands where it stands.
create table channels.mail_decision (
  workspace uuid not null default platform.workspace(),
  message uuid primary key references channels.message on delete cascade,
  outcome text not null check (outcome in ('thread', 'new', 'review')),
  rule text not null,
  evidence jsonb not null,
  pointed uuid,                                  -- the conversation it named, before that led elsewhere
  matched uuid,                                  -- the message it named
  at timestamptz not null
);
create index mail_decision_by_message on channels.mail_decision (workspace, message);
create index mail_decision_by_pointed on channels.mail_decision (workspace, pointed) where pointed is not null;
select platform.protect('channels.mail_decision');

-- Conversations of somebody who named one they take no part in: a person decides.
create table channels.review (
  workspace uuid not null default platform.workspace(),
  thread uuid primary key references channels.thread on delete cascade,
  target uuid not null references channels.thread on delete cascade,
  colleague boolean not null,
  state text not null default 'open' check (state in ('open', 'joined', 'apart')),
  at timestamptz not null
);
create index review_open on channels.review (workspace, at desc, thread desc) where state = 'open';
create index review_by_target on channels.review (workspace, target);
select platform.protect('channels.review');

-- What people put elsewhere, exactly enough to take it back.
create table channels.arrangement (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  place bigint generated always as identity,     -- their order
  kind text not null check (kind in ('merge', 'split', 'move', 'apart')),
  source uuid not null references channels.thread on delete cascade,
  target uuid not null references channels.thread on delete cascade,
  before jsonb not null,
  by_name text not null,
  at timestamptz not null,
  undone_at timestamptz
);
create index arrangement_by_source on channels.arrangement (workspace, source);
create index arrangement_by_target on channels.arrangement (workspace, target);
select platform.protect('channels.arrangement');

create table channels.arranged_message (
  workspace uuid not null default platform.workspace(),
  arrangement uuid not null references channels.arrangement on delete cascade,
  message uuid not null references channels.message on delete cascade,
  primary key (arrangement, message)
);
create index arranged_message_by_message on channels.arranged_message (workspace, message);
select platform.protect('channels.arranged_message');

-- Those who take part because somebody put messages together.
alter table channels.participant add column arrangement uuid references channels.arrangement on delete set null;
