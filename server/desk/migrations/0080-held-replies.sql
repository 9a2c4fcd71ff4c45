-- Answers that are written and wait: a few seconds in which they can be taken back, or for their time.
create table desk.held_reply (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  conversation uuid not null references desk.conversation on delete cascade,
  key text not null,                             -- of the press of the button: twice is once
  author_kind text not null,
  author uuid,
  author_name text not null,
  kind text not null check (kind in ('undo', 'scheduled')),
  text text not null,                            -- blank once it has gone or was taken back: then the words are elsewhere
  signature text,
  sender uuid,
  anyway boolean not null default false,
  resolve boolean not null default false,
  seen uuid,
  state text not null check (state in ('held', 'stopped', 'released', 'cancelled')),
  reason text,
  message uuid,
  attempts integer not null default 0,
  due_at timestamptz not null,
  at timestamptz not null,
  version integer not null default 1,
  unique (workspace, conversation, key)
);
create index held_reply_due on desk.held_reply (due_at) where state = 'held';
create index held_reply_waiting on desk.held_reply (workspace, conversation) where state in ('held', 'stopped');
select platform.protect('desk.held_reply');
select platform.dispatchable('desk.held_reply');

-- How a person writes.
create table desk.writing (
  workspace uuid not null default platform.workspace(),
  person uuid not null,
  undo_seconds integer not null,
  signature text not null,
  primary key (workspace, person)
);
select platform.protect('desk.writing');
