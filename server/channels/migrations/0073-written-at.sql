-- When a mail says it was written, which may be long before it came; null where it does not say.
alter table channels.message add column written_at timestamptz;
