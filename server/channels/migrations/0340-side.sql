-- A side conversation: mails with somebody else about a conversation, kept apart from it (docs/decisions/0033). Its customer is that
-- of the conversation, with whom it is forgotten; what comes in it is by that somebody else.
alter table channels.thread add column beside uuid references channels.thread on delete cascade;
create index thread_beside on channels.thread (workspace, beside) where beside is not null;

-- Messages of the conversation that one of ours quotes. Their words are taken when it goes: what is forgotten is quoted no more.
alter table channels.message add column quotes uuid[];

-- The message that a file was taken along from: with that one it goes.
alter table channels.message_file add column copied_from uuid;
create index message_file_copied on channels.message_file (workspace, copied_from) where copied_from is not null;
