-- How many answers a month are wanted of each touchpoint, and the chance that is asked with: { touchpoint: { target, chance } }. Without a
-- row, or for a touchpoint that is not in it, everybody who is free is asked.
create table listening.asking_plan (
  workspace uuid primary key default platform.workspace(),
  touchpoints jsonb not null,
  version int not null default 1
);
select platform.protect('listening.asking_plan');

-- How often a customer said they want to be asked, and whether they are left in peace for a death or a dispute. Without a row: as usual.
create table listening.wish (
  workspace uuid not null default platform.workspace(),
  customer uuid not null,
  wish text not null check (wish in ('as-usual', 'less', 'never')),
  hold text check (hold in ('bereaved', 'legal')),
  at timestamptz not null,
  primary key (workspace, customer)
);
select platform.protect('listening.wish');

-- How likely an ask was free of quarantine; null where it was never looked at. Replays are null where it was worked out exactly.
alter table listening.ask
  add column free real check (free between 0 and 1),
  add column replays int check (replays > 0);
