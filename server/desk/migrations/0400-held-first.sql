-- First messages that are written and wait: nothing of them is a conversation, a number or a customer before they go.
create table desk.held_first (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  key text not null,                             -- of the press of the button: twice is once
  author_kind text not null,
  author uuid,
  author_name text not null,
  kind text not null check (kind in ('undo', 'scheduled')),
  channel text not null check (channel in ('mail', 'chat')),
  customer uuid,                                 -- who was chosen; null: whoever has the address
  email text,
  name text,
  subject text,
  text text not null,                            -- blank, as all that says to whom and what, once it has gone or was taken back
  marked boolean not null,
  sender uuid,
  signature boolean not null,
  anyway boolean not null,
  copies jsonb not null,
  said_reason uuid,
  stage text,
  mine boolean not null,
  since timestamptz not null,                    -- what the customer wrote after that keeps it back
  state text not null check (state in ('held', 'stopped', 'released', 'cancelled')),
  reason text,
  conversation uuid,                             -- what it became
  attempts integer not null default 0,
  due_at timestamptz not null,
  at timestamptz not null,
  version integer not null default 1,
  unique nulls not distinct (workspace, author, key)
);
create index held_first_due on desk.held_first (due_at) where state = 'held';
create index held_first_waiting on desk.held_first (workspace) where state in ('held', 'stopped');
select platform.protect('desk.held_first');
select platform.dispatchable('desk.held_first');
