-- Texts written for later may have marks, as answers have (docs/decisions/0026); those that were there have none.
alter table desk.canned_reply add column marked boolean not null default false;
alter table desk.macro add column marked boolean not null default false;
