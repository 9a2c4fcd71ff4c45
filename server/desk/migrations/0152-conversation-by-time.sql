-- Filters of the search without words look through all conversations, those that changed last first.
create index conversation_by_time on desk.conversation (workspace, last_at desc, id desc);
