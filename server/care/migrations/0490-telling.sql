-- What was done, in other languages of customers, by language; `did` is in the company's.
alter table care.cause add column did_in jsonb not null default '{}';

-- One press that tells everyone who named a cause what was done about it; in whose name, and how it went.
create table care.telling (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  cause uuid not null references care.cause on delete cascade,
  by uuid,
  by_kind text not null,
  by_name text not null,
  at timestamptz(3) not null,
  goes_from timestamptz(3) not null,             -- until then nothing of it has gone
  per_hour int not null check (per_hour > 0),
  total int not null,
  sent int not null default 0,
  held int not null default 0,                   -- kept back, for the reason that stands with each
  taken_back int not null default 0
);
create index telling_of_cause on care.telling (workspace, cause, at desc);
select platform.protect('care.telling');

-- What one customer is told: words of one's own instead of the draft, and how far it is.
create table care.letter (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  cause uuid not null references care.cause on delete cascade,
  customer uuid not null,
  telling uuid references care.telling on delete cascade,
  words text,                                    -- null: the draft
  state text not null check (state in ('draft', 'skipped', 'queued', 'held', 'sent')),
  reason text,                                   -- why it is held
  due_at timestamptz(3),
  sent_at timestamptz(3),
  conversation uuid,
  attempts int not null default 0,
  version int not null default 1,
  unique (workspace, cause, customer),
  check ((state = 'queued') = (due_at is not null) and (state = 'sent') = (sent_at is not null) and (state = 'held') = (reason is not null))
);
create index letter_due on care.letter (due_at) where state = 'queued';
create index letter_of_customer on care.letter (workspace, customer);
create index letter_of_telling on care.letter (telling) where telling is not null;
select platform.protect('care.letter');
select platform.dispatchable('care.letter');

-- What goes to many is seen by those who see all.
create policy in_sight on care.telling as restrictive to throughline_app
  using ((select coalesce(current_setting('app.sight', true), '')) = '');
create policy in_sight on care.letter as restrictive to throughline_app
  using ((select coalesce(current_setting('app.sight', true), '')) = '');
