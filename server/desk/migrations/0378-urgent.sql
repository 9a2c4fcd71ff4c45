-- Few conversations are urgent: a list of them is not looked for among all the others.
create index conversation_by_priority on desk.conversation (workspace, shelf, priority, last_at desc, id desc) where priority <> 'normal';
