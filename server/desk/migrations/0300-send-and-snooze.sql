-- Until when an answer that waits puts its conversation off once it has gone.
alter table desk.held_reply add column snooze_until timestamptz;
