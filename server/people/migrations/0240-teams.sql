-- Who is asked for help from elsewhere in the company, and who works for it from outside.
alter table people.member drop constraint member_role_check,
  add constraint member_role_check check (role in ('owner', 'admin', 'agent', 'viewer', 'contributor', 'outsourced'));
alter table people.invitation drop constraint invitation_role_check,
  add constraint invitation_role_check check (role in ('owner', 'admin', 'agent', 'viewer', 'contributor', 'outsourced'));

-- People who share conversations.
create table people.team (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  name text not null,
  outsourced boolean not null default false,     -- all of it works from outside; set once
  archived boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null
);
create unique index team_by_name on people.team (workspace, lower(name));
select platform.protect('people.team');

create table people.team_place (
  workspace uuid not null default platform.workspace(),
  team uuid not null references people.team on delete cascade,
  person uuid not null,
  primary key (workspace, team, person)
);
create index team_place_of_person on people.team_place (workspace, person);
create index team_place_by_team on people.team_place (team);
select platform.protect('people.team_place');

-- Published: whose team is whose; an archived one counts for nobody.
create view people.teammate with (security_invoker = true) as
  select team_place.workspace, team_place.team, team_place.person
  from people.team_place join people.team on team.id = team_place.team where not team.archived;
grant select on people.teammate to throughline_app;
