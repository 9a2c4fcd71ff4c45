create schema desk;
grant usage on schema desk to throughline_app, throughline_dispatcher;

-- The work on a thread: its id is the thread's.
create table desk.conversation (
  workspace uuid not null default platform.workspace(),
  id uuid primary key,
  customer uuid not null,
  channel text not null,
  status text not null default 'open' check (status in ('open', 'resolved', 'spam')),
  assignee uuid,
  waiting_since timestamptz,                     -- the customer's oldest message without an answer
  answered boolean not null default false,       -- a person has written in it
  automatic boolean not null default false,      -- only machines have written to us
  begun_by_us boolean not null default false,
  contacts int not null default 0,               -- messages of the customer
  handovers int not null default 0,              -- assignments after the first
  first_in_at timestamptz,
  first_answer_at timestamptz,                   -- of a person, after the customer's first message
  started_at timestamptz not null,
  last_at timestamptz not null,
  resolved_at timestamptz,
  reopened int not null default 0,
  version int not null default 1
);
select platform.protect('desk.conversation');
create index conversation_in_view on desk.conversation (workspace, status, last_at desc, id desc);
create index conversation_of_assignee on desk.conversation (workspace, assignee, last_at desc, id desc) where status = 'open';
create index conversation_of_customer on desk.conversation (workspace, customer, last_at desc);

-- Who did what; words are in notes only.
create table desk.change (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  conversation uuid not null references desk.conversation on delete cascade,
  by_kind text not null,
  by uuid,
  by_name text not null,
  what text not null,
  detail text,
  at timestamptz not null
);
select platform.protect('desk.change');
create index change_of_conversation on desk.change (workspace, conversation, at desc);

create table desk.note (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  conversation uuid not null references desk.conversation on delete cascade,
  author uuid,
  author_name text not null,
  text text not null,
  at timestamptz not null
);
select platform.protect('desk.note');
create index note_of_conversation on desk.note (workspace, conversation, at desc);

-- Customers whose messages stay out of the inbox.
create table desk.blocked (
  workspace uuid not null default platform.workspace(),
  customer uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (workspace, customer)
);
select platform.protect('desk.blocked');

create table desk.canned_reply (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  title text not null,
  text text not null,
  version int not null default 1,
  updated_at timestamptz not null
);
select platform.protect('desk.canned_reply');
create index canned_reply_by_title on desk.canned_reply (workspace, lower(title));

-- Published: what surveys and figures may know of the work on a conversation.
create view desk.conversation_state with (security_invoker = true) as
  select workspace, id, customer, channel, status, assignee, answered, automatic, begun_by_us, started_at, resolved_at, reopened, contacts
  from desk.conversation;
grant select on desk.conversation_state to throughline_app;
create view desk.blocked_customer with (security_invoker = true) as select workspace, customer from desk.blocked;
grant select on desk.blocked_customer to throughline_app;
