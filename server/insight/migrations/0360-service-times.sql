-- The times of service of each conversation, as the one engine tells them from all that happened in it. An ended one keeps the opening
-- seconds it was told with, also when the hours are others later.
create table insight.service_time (
  workspace uuid not null default platform.workspace(),
  conversation uuid not null,
  kind text not null check (kind in ('first', 'next', 'resolution', 'bot')),
  place int not null,
  since timestamptz not null,
  until timestamptz,                     -- null: it goes on
  dropped boolean not null,              -- settled before anybody answered: at least so long
  by uuid,                               -- who answered
  channel text not null,
  team uuid,
  calendar uuid,                         -- whose hours; null: none were kept
  opening_s double precision,            -- null: it goes on
  primary key (workspace, conversation, kind, place)
);
create index service_time_since on insight.service_time (workspace, since);
create index service_time_open on insight.service_time (workspace, conversation) where until is null;
select platform.protect('insight.service_time');
-- Who looks with a limited sight has no figures of all.
create policy in_sight on insight.service_time as restrictive to throughline_app
  using ((select coalesce(current_setting('app.sight', true), '')) = '');

-- How far what was there before is measured, and by which hours.
create table insight.measuring (
  workspace uuid primary key default platform.workspace(),
  walk text check (walk in ('all', 'open')),   -- null: nothing is left
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  hours text not null default ''
);
select platform.protect('insight.measuring');
