-- Whom a conversation was sent to lately, so that nobody is flooded with it; gone after two days.
create table channels.transcript (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  thread uuid not null references channels.thread on delete cascade,
  visitor uuid not null,
  address_hash text not null,
  at timestamptz not null
);
create index transcript_by_address on channels.transcript (workspace, address_hash, at);
create index transcript_by_visitor on channels.transcript (workspace, visitor, at);
create index transcript_by_thread on channels.transcript (workspace, thread);
select platform.protect('channels.transcript');
