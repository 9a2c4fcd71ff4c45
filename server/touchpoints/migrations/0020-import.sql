-- Files that are taken in row by row. The cursor moves in the transaction of the rows, so a killed import goes on exactly
-- where it was; `chunk_hash` tells a file that has changed meanwhile.
create table touchpoints.import (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  name text not null,
  state text not null check (state in ('uploading', 'ready', 'running', 'done', 'cancelled', 'failed')),
  format text,
  mapping jsonb,
  source uuid,
  total_bytes bigint,
  position bigint not null default 0,
  rows bigint not null default 0,
  chunk_start bigint not null default 0,
  chunk_rows bigint not null default 0,
  chunk_hash text,
  taken bigint not null default 0,
  duplicates bigint not null default 0,
  refused bigint not null default 0,
  lookups jsonb not null default '{}',
  problem text,
  created_at timestamptz not null,
  started_at timestamptz,
  moved_at timestamptz,
  finished_at timestamptz
);
create index import_of_workspace on touchpoints.import (workspace, id desc);
select platform.protect('touchpoints.import');

create table touchpoints.import_file (
  workspace uuid not null default platform.workspace(),
  import uuid not null references touchpoints.import on delete cascade,
  role text not null,                             -- 'rows', or the name of a lookup
  name text not null,
  size bigint not null,
  file uuid,                                      -- in the file store, once it is whole
  path text,                                      -- or on this machine, from the command line
  loaded boolean not null default false,          -- a lookup whose rows are all in import_lookup
  position bigint not null default 0,
  rows bigint not null default 0,
  primary key (workspace, import, role)
);
select platform.protect('touchpoints.import_file');

-- The rows of lookups by their key, while the import runs.
create table touchpoints.import_lookup (
  workspace uuid not null default platform.workspace(),
  import uuid not null references touchpoints.import on delete cascade,
  name text not null,
  key text not null,
  row jsonb not null,
  primary key (workspace, import, name, key)
);
select platform.protect('touchpoints.import_lookup');

create table touchpoints.import_refused (
  workspace uuid not null default platform.workspace(),
  import uuid not null references touchpoints.import on delete cascade,
  row bigint not null,
  reason text not null,
  raw text not null,
  primary key (workspace, import, row)
);
select platform.protect('touchpoints.import_refused');
