-- How handing mail to a mailbox's outgoing server goes: by what the server said to the mailbox, not to a recipient.
create table channels.sending_watch (
  workspace uuid not null default platform.workspace(),
  account uuid primary key references channels.account on delete cascade,
  sent_at timestamptz,                           -- the last mail that it took
  failing_since timestamptz,
  failed_at timestamptz,                         -- the last attempt that it spoiled
  reason text
);
create index sending_watch_by_workspace on channels.sending_watch (workspace, account);
select platform.protect('channels.sending_watch');

-- The newest test mail of each mailbox, and what became of it.
create table channels.test_mail (
  workspace uuid not null default platform.workspace(),
  account uuid primary key references channels.account on delete cascade,
  asked_at timestamptz not null,
  from_address text not null,
  to_address text not null,
  state text not null check (state in ('waiting', 'sent', 'uncertain', 'refused')),
  reason text,
  settled_at timestamptz
);
create index test_mail_by_workspace on channels.test_mail (workspace, account);
select platform.protect('channels.test_mail');

-- When mail came in last by a mailbox, and from where.
create index raw_by_account on channels.raw (workspace, account, received_at desc);
