-- Whether the bytes of what came in are gone: erased with their customer, or older than the company keeps them.
alter table channels.raw add column blanked_at timestamptz;
update channels.raw set blanked_at = settled_at where state = 'discarded' and reason = 'Erased.';
create index raw_kept on channels.raw (workspace, received_at) where blanked_at is null;
create index message_by_time on channels.message using brin (at) with (autosummarize = on);
