-- Opening hours by a name. The lists are read and written whole, with the version.
create table people.calendar (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  name text not null,
  zone text not null,
  week jsonb not null,                           -- seven days, Monday first: [{from, until}] in minutes of the day
  sources jsonb not null default '[]',           -- lists of holidays: [{country, region, types}]
  days jsonb not null default '[]',              -- own entries: [{day, name, windows}], windows null is a day as usual
  files jsonb not null default '[]',             -- what came by iCal: [{name, days: [{day, name}]}]
  closures jsonb not null default '[]',          -- [{from, until, reason}] in epoch milliseconds
  is_default boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null
);
create unique index calendar_default on people.calendar (workspace) where is_default;
create index calendar_by_workspace on people.calendar (workspace);
select platform.protect('people.calendar');

-- What has hours of its own; everything else has the default.
create table people.calendar_use (
  workspace uuid not null default platform.workspace(),
  kind text not null,
  subject uuid not null,
  calendar uuid not null references people.calendar on delete cascade,
  primary key (workspace, kind, subject)
);
create index calendar_use_by_calendar on people.calendar_use (calendar);
select platform.protect('people.calendar_use');
