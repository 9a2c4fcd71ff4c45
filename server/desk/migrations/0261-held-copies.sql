-- Who else gets an answer that waits.
alter table desk.held_reply add column copies jsonb not null default '[]';
