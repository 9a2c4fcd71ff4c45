-- What customers of a mailbox get at once when they begin a conversation: off where there is no row.
create table desk.acknowledgement (
  workspace uuid not null default platform.workspace(),
  account uuid not null,
  active boolean not null default false,
  texts jsonb not null default '{}',             -- by language; what is missing uses our words
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (workspace, account)
);
select platform.protect('desk.acknowledgement');

-- First answers of the last weeks.
create index conversation_by_first_answer on desk.conversation (workspace, first_answer_at desc)
  where first_answer_at is not null;
