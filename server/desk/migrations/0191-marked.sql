-- Notes with their marks, null where nothing is marked; whether the text of an answer that waits is marked text.
alter table desk.note add marked text;
alter table desk.held_reply add marked boolean not null default false;
