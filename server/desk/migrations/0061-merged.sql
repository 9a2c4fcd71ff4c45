-- A conversation that was put into another: it stands in no view, and whoever opens it sees the other.
alter table desk.conversation add column merged_into uuid;
create index conversation_merged on desk.conversation (workspace, merged_into) where merged_into is not null;

-- The work on both sides of an arrangement, as it was before and after.
create table desk.arrangement (
  workspace uuid not null default platform.workspace(),
  id uuid primary key,
  before jsonb not null,
  after jsonb not null
);
select platform.protect('desk.arrangement');
