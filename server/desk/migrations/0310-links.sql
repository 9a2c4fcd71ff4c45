-- Conversations that have to do with each other: related, or one the parent of the other (an incident and what customers write of
-- it). Both keep the ids they were linked by: what was put into another one takes its links along, and back.
create table desk.link (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  one uuid not null references desk.conversation on delete cascade,      -- the parent, where there is one
  other uuid not null references desk.conversation on delete cascade,
  kind text not null check (kind in ('related', 'parent')),
  by_name text not null,
  at timestamptz not null,
  check (one <> other)
);
create unique index link_between on desk.link (workspace, least(one, other), greatest(one, other));
create unique index link_to_parent on desk.link (workspace, other) where kind = 'parent';
create index link_of_one on desk.link (one);
create index link_of_other on desk.link (other);
select platform.protect('desk.link');
-- Whoever sees one of the two sees that there is a link.
create policy in_sight on desk.link as restrictive to throughline_app using (
  (select desk.looker()) is null or exists (select 1 from desk.conversation seen where seen.id in (one, other)));
