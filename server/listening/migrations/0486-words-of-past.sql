-- How far the words of the past were read: conversations from before, and those that were imported since.
create table listening.past (
  workspace uuid primary key default platform.workspace(),
  cursor uuid,                                   -- the last thread that was read
  done int not null default 0,                   -- threads
  total int not null default 0,
  kept int not null default 0,                   -- readings
  started_at timestamptz not null,
  finished_at timestamptz,
  again boolean not null default false           -- more came while it ran
);
select platform.protect('listening.past');

-- Open answers are read once, also those that stand beside no score.
alter table listening.answer add column read_at timestamptz;
create index answer_unread on listening.answer (workspace, at) where read_at is null and words <> '';
