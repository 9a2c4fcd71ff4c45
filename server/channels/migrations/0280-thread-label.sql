-- Published: by which mailbox or chat box a conversation came, and what it is about.
create view channels.thread_label with (security_invoker = true) as select workspace, id, account, subject from channels.thread;
grant select on channels.thread_label to throughline_app;
