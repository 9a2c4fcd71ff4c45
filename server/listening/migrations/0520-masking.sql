-- How the company's own numbers look, to be taken out of customers' words: # a digit, @ a letter, * one or more of both.
create table listening.masking (
  workspace uuid primary key default platform.workspace(),
  patterns text[] not null,
  version int not null default 1
);
select platform.protect('listening.masking');
