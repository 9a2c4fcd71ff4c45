-- What a canned reply is for: anything, or making up for something.
alter table desk.canned_reply add kind text not null default 'usual' check (kind in ('usual', 'apology'));
