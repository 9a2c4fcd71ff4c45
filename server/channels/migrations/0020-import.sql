-- The same bytes are known again whatever way they come.
create index raw_by_hash on channels.raw (workspace, hash);

-- Threads that an import is filling: they become work once it is over.
create table channels.imported_thread (
  workspace uuid not null default platform.workspace(),
  import uuid not null,
  thread uuid not null references channels.thread on delete cascade,
  primary key (workspace, import, thread)
);
create index imported_thread_by_thread on channels.imported_thread (workspace, thread);
select platform.protect('channels.imported_thread');
