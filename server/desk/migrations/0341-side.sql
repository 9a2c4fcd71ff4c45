-- Side conversations as work: whether the matter with somebody else is done. The id is that of their thread.
create table desk.side (
  workspace uuid not null default platform.workspace(),
  id uuid primary key,
  conversation uuid not null references desk.conversation on delete cascade,
  state text not null default 'open' check (state in ('open', 'done')),
  key text not null,                             -- of the press of the button that began it
  begun_by uuid,
  begun_by_name text not null,
  begun_at timestamptz not null,
  last_at timestamptz not null
);
create index side_of_conversation on desk.side (workspace, conversation);
select platform.protect('desk.side');
create policy in_sight on desk.side as restrictive to throughline_app using (
  (select desk.looker()) is null or exists (select 1 from desk.conversation seen where seen.id = conversation));
