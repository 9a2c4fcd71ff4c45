-- A figure that left its limits is told by the bell, too.
alter table desk.notice drop constraint notice_about_check;
alter table desk.notice add constraint notice_about_check check (about in ('recovery', 'praise', 'alert'));
