-- Whom an answer was meant for when it was written; null: as the conversation says when it goes.
alter table desk.held_reply add column answers_to text;
