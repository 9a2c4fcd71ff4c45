-- Asking once more after a recovery: off until somebody wants it.
alter table care.settings
  add column again boolean not null default false,
  add column again_days int not null default 14 check (again_days between 1 and 90),
  add column again_share int not null default 0 check (again_share between 0 and 100);  -- of a hundred who are not reached yet

-- One case whose low answer is asked about once more: because it was settled, or drawn among those not reached yet, to compare with.
create table care.again (
  workspace uuid not null default platform.workspace(),
  recovery uuid primary key references care.recovery on delete cascade,
  customer uuid not null,
  reached boolean not null,
  low_ask uuid not null,                         -- that was answered low
  scale text not null,
  before int not null,
  low_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  state text not null check (state in ('waiting', 'asked', 'not-asked', 'dropped', 'answered')),
  ask uuid,
  after int,
  answered_at timestamptz(3)
);
create index again_due on care.again (due_at) where state = 'waiting';
create index again_of_ask on care.again (workspace, ask) where ask is not null;
select platform.protect('care.again');
select platform.dispatchable('care.again');
create policy in_sight on care.again as restrictive to throughline_app
  using ((select coalesce(current_setting('app.sight', true), '')) = '');
