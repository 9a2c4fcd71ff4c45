-- What somebody has written in a conversation and not sent. Blank content: it was sent, or taken away.
create table desk.draft (
  workspace uuid not null default platform.workspace(),
  id uuid not null default uuidv7(),
  conversation uuid not null references desk.conversation on delete cascade,
  person uuid not null,
  name text not null,
  content jsonb,
  version integer not null default 1,
  at timestamptz not null,
  primary key (workspace, conversation, person)
);
create index draft_of_person on desk.draft (workspace, person);
create index draft_written on desk.draft (workspace, conversation) where content is not null;
select platform.protect('desk.draft');
