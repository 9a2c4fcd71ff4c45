-- What somebody writes beside a conversation and has not sent. Without a side conversation: one that is about to begin. Blank content: it was
-- sent, or taken away.
create table desk.side_draft (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  conversation uuid not null references desk.conversation on delete cascade,
  side uuid references desk.side on delete cascade,
  person uuid not null,
  content jsonb,
  version integer not null default 0,
  at timestamptz not null,
  unique nulls not distinct (workspace, conversation, side, person)
);
create index side_draft_of_side on desk.side_draft (side) where side is not null;
create index side_draft_of_person on desk.side_draft (workspace, person);
select platform.protect('desk.side_draft');
create policy in_sight on desk.side_draft as restrictive to throughline_app using (
  (select desk.looker()) is null or exists (select 1 from desk.conversation seen where seen.id = conversation));
