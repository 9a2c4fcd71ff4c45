-- Files that are handed in while somebody answers: of one response by its key, told in its values, gone after a day where they are in none.
create table listening.upload (
  workspace uuid not null default platform.workspace(),
  file uuid primary key,
  survey uuid not null references listening.survey on delete cascade,
  key uuid not null,
  name text not null,
  type text not null,
  size bigint not null,
  at timestamptz not null,
  owner text not null,                           -- of its bytes
  taken boolean not null default false           -- a response has it among its values
);
select platform.protect('listening.upload');
create index upload_of_response on listening.upload (workspace, survey, key);
create index upload_loose on listening.upload (workspace, at) where not taken;
