-- Up to how much everybody who works on cases may give, in the smallest unit of the company's currency.
alter table care.settings add column approve_above bigint not null default 5000 check (approve_above >= 0);

-- What a customer was given to make up for it.
create table care.gesture (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  recovery uuid not null references care.recovery on delete cascade,
  kind text not null check (kind in ('refund', 'voucher', 'discount', 'present', 'other')),
  amount bigint not null check (amount between 0 and 1000000000),   -- in the smallest unit of the currency
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  words text not null default '',
  state text not null check (state in ('waiting', 'given', 'refused', 'undone')),
  by uuid,
  by_name text not null,
  at timestamptz(3) not null,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz(3),
  version int not null default 1
);
create index gesture_of_recovery on care.gesture (recovery, at, id);
create index gesture_waiting on care.gesture (workspace) where state = 'waiting';
select platform.protect('care.gesture');
create policy in_sight on care.gesture as restrictive to throughline_app using (
  coalesce(current_setting('app.sight', true), '') = '' or exists (select 1 from care.recovery seen where seen.id = recovery));
