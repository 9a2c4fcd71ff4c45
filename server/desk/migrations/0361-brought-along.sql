-- Who was asked in, and what was filled in, comes along when a conversation is put into another: from which, so that it can go back.
alter table desk.asked add column brought_by uuid;
alter table desk.field_value add column brought_by uuid;
