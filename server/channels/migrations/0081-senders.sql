-- As whom a mailbox writes. A mailbox without any writes as itself.
create table channels.sender (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  account uuid not null references channels.account on delete cascade,
  name text not null,
  address text not null,                         -- one of the mailbox's
  reply_to text,                                 -- null: answers come back here
  signature text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sender_by_account on channels.sender (workspace, account, created_at);
select platform.protect('channels.sender');

-- The address of ours that the customer wrote to last.
alter table channels.thread add column our_address text;

-- As whom it was sent, and what stood under it, as it was then; whether it goes to an address that mail came back from.
alter table channels.message
  add column sender uuid,
  add column signature text,
  add column anyway boolean not null default false;

-- Files of an answer that waits to be sent stay with it.
alter table channels.upload add column held_by uuid;
create index upload_by_held on channels.upload (workspace, held_by) where held_by is not null;

-- How many mails a mailbox has sent in each minute.
create table channels.sent_count (
  workspace uuid not null default platform.workspace(),
  account uuid not null references channels.account on delete cascade,
  minute timestamptz not null,
  mails integer not null,
  primary key (workspace, account, minute)
);
select platform.protect('channels.sent_count');
