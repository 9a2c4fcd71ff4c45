-- How often an ask could not be sent because something broke: it is tried again later each time, and the others go on.
alter table listening.ask add column attempts int not null default 0;
