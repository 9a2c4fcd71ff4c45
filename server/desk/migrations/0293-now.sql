-- In how many minutes of business time customers shall have a first answer, by channel. None without a row.
create table desk.response_target (
  workspace uuid primary key default platform.workspace(),
  targets jsonb not null,
  version int not null default 1
);
select platform.protect('desk.response_target');

-- Who waits and has heard from nobody, those of chats for themselves: what the strip of this moment counts, so many at most.
create index conversation_unanswered on desk.conversation (workspace, waiting_since)
  where shelf = 'open' and waiting_since is not null and not answered;
create index conversation_unanswered_chat on desk.conversation (workspace, waiting_since)
  where shelf = 'open' and waiting_since is not null and not answered and channel = 'chat';
