-- Files of facts are read by when conversations began, and views ask for it, too.
create index conversation_by_beginning on desk.conversation (workspace, started_at desc, id desc);
