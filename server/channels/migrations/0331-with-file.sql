-- Published: threads with an attached file.
create index message_with_file on channels.message (workspace, thread) where attached <> '';
create view channels.thread_with_file with (security_invoker = true) as
  select workspace, thread as id from channels.message where attached <> '';
grant select on channels.thread_with_file to throughline_app;
