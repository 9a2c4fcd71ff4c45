-- Attempts are counted before they begin, so that a mail which ends the process is known by what it left open.
alter table channels.raw
  add column asked_at timestamptz,               -- when it was last asked to be understood by hand; null: when it came
  add column begun_at timestamptz,               -- an attempt that has not ended
  add column begun_by uuid,                      -- by this process
  add column deaths integer not null default 0,  -- attempts that their process did not survive
  add column failures integer not null default 0,-- attempts that something passing kept from working
  add column next_attempt_at timestamptz,
  add column arrivals integer not null default 1,-- how often the same bytes came
  add column discarded_by text;                  -- who gave it up, by name; null: the product itself
create index raw_open on channels.raw (state, received_at) where state in ('received', 'quarantined');

create table channels.raw_attempt (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  raw uuid not null references channels.raw on delete cascade,
  number integer not null,
  begun_at timestamptz not null,
  ended_at timestamptz,                          -- null: its process ended first
  outcome text not null check (outcome in ('failed', 'died', 'set aside')),
  reason text not null
);
create index raw_attempt_by_raw on channels.raw_attempt (workspace, raw, begun_at);
select platform.protect('channels.raw_attempt');

-- The same bytes once more: only the first few are written down.
create table channels.raw_arrival (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  raw uuid not null references channels.raw on delete cascade,
  envelope jsonb not null default '{}',
  at timestamptz not null
);
create index raw_arrival_by_raw on channels.raw_arrival (workspace, raw, at);
select platform.protect('channels.raw_arrival');

-- How much was taken in, by hour. Written in the transaction that keeps a mail; a connection has its own row of the hour,
-- so that nobody waits for another. Hours long gone are added up in one row.
create table channels.intake_tally (
  workspace uuid not null default platform.workspace(),
  hour timestamptz not null,
  shard integer not null,
  taken bigint not null,                         -- every mail that was acknowledged
  again bigint not null,                         -- of these the same bytes for the same mailbox once more
  bytes bigint not null,                         -- of those that were kept
  primary key (workspace, hour, shard)
);
select platform.protect('channels.intake_tally');
insert into channels.intake_tally (workspace, hour, shard, taken, again, bytes)
  select workspace, 'epoch', 0, count(*), 0, sum(size) from channels.raw group by workspace;
