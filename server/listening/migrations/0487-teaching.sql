-- What a workspace's corrections taught the engine, each time it was tried, and why it is used or not. Holds no words.
create table listening.teaching (
  workspace uuid not null default platform.workspace(),
  number int not null,
  version text not null,                         -- of the engine that it stands beside
  state text not null check (state in ('used', 'too-few', 'no-better', 'too-far')),
  corrections int not null,
  newest timestamptz,                            -- the newest of them
  before real,
  after real,
  changed real,
  weights bytea,                                 -- float32, little-endian; null: not used
  at timestamptz not null,
  primary key (workspace, number)
);
select platform.protect('listening.teaching');

-- Whether readings take what was taught; no row: they do.
create table listening.teaching_setting (
  workspace uuid primary key default platform.workspace(),
  off boolean not null
);
select platform.protect('listening.teaching_setting');
