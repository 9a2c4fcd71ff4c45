-- Whoever changes when a survey asks does not stand in the way of who writes its questions. Without a row it is 1.
alter table listening.occasion add column version int not null default 2;
