-- A web form is a channel account beside mailboxes and chat boxes.
alter table channels.account drop constraint account_kind_check;
alter table channels.account add constraint account_kind_check check (kind in ('mail', 'chat', 'form'));

-- What was sent by a form, beside the words of its message.
create table channels.submission (
  workspace uuid not null default platform.workspace(),
  message uuid primary key references channels.message on delete cascade,
  form text not null,                            -- its name then
  language text not null,
  fields jsonb not null,                         -- key, kind, role, label, value of each
  page text not null default '',                 -- that it stood on
  address text not null,                         -- claimed, lower case
  suspicion text,                                -- why it was put to spam
  confirmed boolean not null default false,
  at timestamptz not null
);
create index submission_by_address on channels.submission (workspace, address, at) where confirmed;
select platform.protect('channels.submission');

-- A challenge that was used, and the submission it was used for: it is good once.
create table channels.form_proof (
  workspace uuid not null default platform.workspace(),
  id uuid primary key,
  account uuid not null references channels.account on delete cascade,
  digest text not null,                          -- of what was sent, keyed: the same again is the same submission
  raw uuid not null,
  at timestamptz not null
);
create index form_proof_by_age on channels.form_proof (workspace, at);
select platform.protect('channels.form_proof');
