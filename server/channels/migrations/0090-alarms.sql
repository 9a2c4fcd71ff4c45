-- What somebody should look at now, one row for each thing that is wrong; it goes when it is well again.
create table channels.alarm (
  workspace uuid not null default platform.workspace(),
  kind text not null,
  subject text not null default '',              -- what it is about among those of its kind, such as a mailbox
  sentence text not null,
  place text not null,                           -- where in the console it can be looked into
  count bigint,
  since timestamptz not null,
  primary key (workspace, kind, subject)
);
select platform.protect('channels.alarm');
select platform.dispatchable('channels.alarm');
