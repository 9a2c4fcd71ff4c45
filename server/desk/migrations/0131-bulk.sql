-- One act on many conversations, done in small transactions by a job, and what became of each of them.
create table desk.bulk (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  by_kind text not null,
  by uuid,
  by_name text not null,
  permissions text[] not null,                   -- of a key; a person's are looked up as they are
  act jsonb not null,
  undoes uuid unique references desk.bulk on delete cascade,
  state text not null default 'running' check (state in ('running', 'cancelled', 'done')),
  total int not null,
  done int not null default 0,
  left_out int not null default 0,
  at timestamptz not null,
  ended_at timestamptz
);
create index bulk_of_person on desk.bulk (workspace, by, at desc);
select platform.protect('desk.bulk');

create table desk.bulk_item (
  workspace uuid not null default platform.workspace(),
  bulk uuid not null references desk.bulk on delete cascade,
  conversation uuid not null references desk.conversation on delete cascade,
  position int not null,
  state text not null default 'waiting' check (state in ('waiting', 'changed', 'same', 'left-out')),
  reason text,
  before jsonb,                                  -- what the act changed, as it was
  version int,                                   -- as the act left it
  primary key (bulk, conversation)
);
create index bulk_item_waiting on desk.bulk_item (bulk, position) where state = 'waiting';
create index bulk_item_of_conversation on desk.bulk_item (conversation);
select platform.protect('desk.bulk_item');
