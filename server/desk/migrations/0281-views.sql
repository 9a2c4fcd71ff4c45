-- A list of conversations by a filter with a name: somebody's own, a team's or everybody's.
create table desk.view (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  name text not null,
  owner uuid,                                    -- who made it, and whose it is while it is one's own; null: a key made it
  owner_name text not null,
  audience text not null check (audience in ('me', 'team', 'everybody')),
  team uuid,                                     -- whose it is while it is a team's
  filter jsonb not null,
  sort text not null check (sort in ('newest', 'oldest', 'waiting')),
  position int not null default 1000,
  version int not null default 1,
  created_at timestamptz not null,
  removed_at timestamptz,                        -- taken away, and for a day there is a way back
  check ((audience = 'team') = (team is not null))
);
create index view_of_workspace on desk.view (workspace, audience, owner);
select platform.protect('desk.view');

-- The longest waiting first; those for whom nobody waits after them.
create index conversation_by_wait on desk.conversation
  (workspace, shelf, coalesce(waiting_since, timestamptz '9999-01-01 00:00:00+00'), id);
