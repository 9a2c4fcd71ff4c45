-- Where a survey can be answered by whoever comes by: a device that stands there, or a poster with a code to scan.
create table listening.place (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  survey uuid not null references listening.survey,
  kind text not null check (kind in ('device', 'poster')),
  name text not null,
  touchpoint text not null,
  trading_name uuid,                             -- whose look it has; null: the usual one
  link uuid not null default gen_random_uuid(),  -- what its address carries; another one makes the old address void
  past_link uuid,                                -- the one before: what waits on a device is still taken for some days
  link_since timestamptz not null,
  closed_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1
);
select platform.protect('listening.place');
create unique index place_of_link on listening.place (workspace, link);
create index place_of_past_link on listening.place (workspace, past_link) where past_link is not null;

-- Devices that showed themselves at a place, by a key of their own: when last, and how many answers wait on them.
create table listening.device (
  workspace uuid not null default platform.workspace(),
  place uuid not null references listening.place on delete cascade,
  key uuid not null,
  number int not null,
  seen_at timestamptz not null,
  waiting int not null,
  primary key (place, key)
);
select platform.protect('listening.device');

-- Times of a response are of when it was given; an offline device brings it later.
alter table listening.response
  add column place uuid references listening.place,
  add column device uuid,
  add column received_at timestamptz,
  add column dated text not null default 'device' check (dated in ('device', 'running', 'received'));
create index response_of_place on listening.response (place, last_at desc) where place is not null;
