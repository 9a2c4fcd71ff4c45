-- When each person works, and until when they do not want to be disturbed. Without a row somebody is always there.
create table people.availability (
  workspace uuid not null default platform.workspace(),
  person uuid not null,
  calendar uuid references people.calendar on delete set null,  -- working hours: those of the company …
  zone text,                                                    -- … or own ones by the clock of this zone:
  week jsonb,                                                   -- seven days, Monday first: [{from, until}] in minutes of the day
  quiet_until timestamptz,                                      -- do not disturb until then
  quiet_outside boolean not null default true,                  -- nor outside of the working hours
  primary key (workspace, person),
  check ((zone is null) = (week is null)),
  check (calendar is null or week is null)
);
create index availability_by_calendar on people.availability (calendar);
select platform.protect('people.availability');
