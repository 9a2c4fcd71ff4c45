-- How far it is known who answered before the upgrade that began to keep it: from the latest conversations back.
create table desk.past_help (
  workspace uuid primary key default platform.workspace(),
  reached_at timestamptz not null default 'infinity',
  reached_id uuid not null default 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  done boolean not null default false
);
select platform.protect('desk.past_help');
