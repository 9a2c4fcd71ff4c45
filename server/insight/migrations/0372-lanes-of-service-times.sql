-- What times of service can be alike in. A time names it by one small number, so that a page reads and groups a million of them fast.
create table insight.service_lane (
  workspace uuid not null default platform.workspace(),
  id int generated always as identity,
  kind text not null,
  channel text not null,
  team uuid,
  by uuid,                               -- who answered
  calendar uuid,                         -- whose hours; null: none were kept
  dropped boolean not null,              -- settled before anybody answered: at least so long
  primary key (workspace, id),
  unique nulls not distinct (workspace, kind, channel, team, by, calendar, dropped)
);
select platform.protect('insight.service_lane');
create policy in_sight on insight.service_lane as restrictive to throughline_app
  using ((select coalesce(current_setting('app.sight', true), '')) = '');

insert into insight.service_lane (workspace, kind, channel, team, by, calendar, dropped)
select distinct workspace, kind, channel, team, by, calendar, dropped from insight.service_time;

alter table insight.service_time add column lane int,
  add column seconds int generated always as (round(extract(epoch from until - since))::int) stored;
update insight.service_time told set lane = lane.id from insight.service_lane lane
where (lane.workspace, lane.kind, lane.channel, lane.dropped, coalesce(lane.team, lane.workspace), coalesce(lane.by, lane.workspace),
    coalesce(lane.calendar, lane.workspace))
  = (told.workspace, told.kind, told.channel, told.dropped, coalesce(told.team, told.workspace), coalesce(told.by, told.workspace),
    coalesce(told.calendar, told.workspace));
alter table insight.service_time alter column lane set not null,
  drop column dropped, drop column by, drop column channel, drop column team, drop column calendar;

-- A page reads all that began in a time from the index alone.
drop index insight.service_time_since;
create index service_time_since on insight.service_time (workspace, since) include (lane, seconds, opening_s);
