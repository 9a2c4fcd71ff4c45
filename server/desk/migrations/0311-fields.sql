-- What a company wants to know of each conversation besides, by its own names. An archived field keeps its values and is shown no more.
create table desk.field (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  name text not null,
  kind text not null check (kind in ('text', 'number', 'date', 'yes-no', 'one', 'several')),
  position int not null,
  required boolean not null default false,       -- before a conversation is resolved
  archived boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null
);
create unique index field_by_name on desk.field (workspace, lower(name));
select platform.protect('desk.field');

create table desk.field_choice (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  field uuid not null references desk.field on delete cascade,
  name text not null,
  position int not null,
  archived boolean not null default false
);
create unique index field_choice_by_name on desk.field_choice (field, lower(name));
select platform.protect('desk.field_choice');

-- One row of a value in the column of its kind, and of several chosen ones a row each: equality of a uuid is what an index may
-- answer under row-level security, and an array's contents are not. No row: nobody filled it in.
create table desk.field_value (
  workspace uuid not null default platform.workspace(),
  field uuid not null references desk.field on delete cascade,
  conversation uuid not null references desk.conversation on delete cascade,
  choice uuid not null default desk.nil(),       -- of a list; nil: a value of another kind
  words text,
  number numeric,
  day date,
  flag boolean,
  primary key (conversation, field, choice)
);
create index field_value_found on desk.field_value (workspace, field, choice, number, day);
create index field_value_of_field on desk.field_value (field);
select platform.protect('desk.field_value');
create policy in_sight on desk.field_value as restrictive to throughline_app using (
  (select desk.looker()) is null or exists (select 1 from desk.conversation seen where seen.id = conversation));
