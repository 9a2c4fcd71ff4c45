-- Several acts done at once, with or without an answer: of the company, and of one's own.
create table desk.macro (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  title text not null,
  answer text,
  steps jsonb not null,
  owner uuid,
  version integer not null default 1,
  updated_at timestamptz not null
);
create index macro_by_title on desk.macro (workspace, lower(title));
select platform.protect('desk.macro');

-- What a macro did with a conversation, for its way back.
create table desk.macro_run (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  conversation uuid not null references desk.conversation on delete cascade,
  person uuid,
  done jsonb not null,                            -- each act with how the conversation stood before it
  held uuid,                                      -- the answer, while it waits
  version integer not null,                       -- of the conversation after it
  undone boolean not null default false,
  at timestamptz not null
);
create index macro_run_of_conversation on desk.macro_run (workspace, conversation);
select platform.protect('desk.macro_run');
create policy in_sight on desk.macro_run as restrictive to throughline_app using (
  (select desk.looker()) is null or exists (select 1 from desk.conversation seen where seen.id = conversation));
