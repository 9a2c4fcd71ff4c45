-- Why customers get in touch: the company's own list in two levels. A retired one stays where it stands and is offered no more.
create table desk.reason (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  parent uuid references desk.reason,            -- its group; those without one are groups
  key text not null,                             -- as facts on the spine call it; stays when the name changes
  name text not null,
  stage text check (stage in ('before', 'during', 'after')),
  position int not null,
  retired boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  unique (workspace, key)
);
create unique index reason_by_name on desk.reason (workspace, coalesce(parent, desk.nil()), lower(name));
create index reason_of_group on desk.reason (parent);
select platform.protect('desk.reason');

create table desk.reason_settings (
  workspace uuid primary key default platform.workspace(),
  asked text not null default 'offered' check (asked in ('no', 'offered', 'required')),
  version int not null default 1
);
select platform.protect('desk.reason_settings');

-- As a person said it.
alter table desk.conversation
  add column reason uuid,
  add column stage text check (stage in ('before', 'during', 'after'));
create index conversation_of_reason on desk.conversation (workspace, reason, last_at desc, id desc) where reason is not null;
create index conversation_reason_learnt on desk.conversation (workspace, resolved_at desc)
  where reason is not null and status = 'resolved';

-- What was guessed from the first words; stays as it was, whatever a person said later.
create table desk.reason_guess (
  workspace uuid not null default platform.workspace(),
  conversation uuid primary key references desk.conversation on delete cascade,
  reason uuid not null references desk.reason,
  probability real not null,
  at timestamptz not null
);
create index reason_guess_of_reason on desk.reason_guess (reason);
select platform.protect('desk.reason_guess');
create policy in_sight on desk.reason_guess as restrictive to throughline_app using (
  (select desk.looker()) is null or exists (select 1 from desk.conversation seen where seen.id = conversation));

-- What was learnt from the company's own conversations: weights, no words.
create table desk.reason_model (
  workspace uuid primary key default platform.workspace(),
  head jsonb not null,
  weights bytea not null,
  examples int not null,
  learnt_until timestamptz not null,             -- the newest resolution that it was shown
  learnt_at timestamptz not null,
  stale boolean not null default false           -- words that it was shown are erased: it learns anew without them
);
select platform.protect('desk.reason_model');
