-- What lies behind cases, and the department that can put an end to it.
create table care.cause (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  name text not null,
  team uuid,                                     -- the department that owns it
  state text not null default 'seen' check (state in ('seen', 'being-fixed', 'fixed', 'will-not-be-fixed')),
  reason text not null default '',               -- why it will not be fixed
  did text not null default '',                  -- what was done, in words for customers
  made_by text not null,
  made_at timestamptz(3) not null,
  fixed_at timestamptz(3),
  version int not null default 1,
  check ((state = 'fixed') = (fixed_at is not null))
);
create unique index cause_by_name on care.cause (workspace, lower(name));
select platform.protect('care.cause');

-- Which cases name it, and whether their customer was told what was done.
create table care.named (
  workspace uuid not null default platform.workspace(),
  cause uuid not null references care.cause on delete cascade,
  recovery uuid not null references care.recovery on delete cascade,
  by_name text not null,
  at timestamptz(3) not null,
  told_at timestamptz(3),
  primary key (cause, recovery)
);
create index named_by on care.named (recovery);
select platform.protect('care.named');
create policy in_sight on care.named as restrictive to throughline_app using (
  coalesce(current_setting('app.sight', true), '') = '' or exists (select 1 from care.recovery seen where seen.id = recovery));
