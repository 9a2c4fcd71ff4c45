-- Where reading of a folder began, and what came out when it was last compared with the server.
alter table channels.mailbox_cursor
  add column begin_uid bigint not null default 0,       -- mail up to this number is not ours to read
  add column begun_at timestamptz,                      -- only what arrived since is ours; null: all of it
  add column server_count bigint,
  add column stored_count bigint,
  add column compared_at timestamptz;
-- What was read before this version was not written down by number: comparing begins behind it.
update channels.mailbox_cursor set begin_uid = last_uid, begun_at = (
  select case when coalesce(account.settings->'imap'->>'history', 'new') = 'new' then account.created_at end
  from channels.account where account.id = mailbox_cursor.account);

select platform.dispatchable('channels.mailbox_cursor');

-- Which numbers of a folder are taken in: ranges, in blocks so that a folder full of holes stays cheap to write to.
create table channels.mailbox_seen (
  workspace uuid not null default platform.workspace(),
  account uuid not null references channels.account on delete cascade,
  folder text not null,
  block bigint not null,
  uids int8multirange not null,
  primary key (account, folder, block)
);
create index mailbox_seen_by_workspace on channels.mailbox_seen (workspace, account);
select platform.protect('channels.mailbox_seen');

-- What the header of a fetched mail looked like (a hash): the same mail under another number is not fetched again.
create table channels.mailbox_peek (
  workspace uuid not null default platform.workspace(),
  account uuid not null references channels.account on delete cascade,
  key bytea not null,
  primary key (account, key)
);
create index mailbox_peek_by_workspace on channels.mailbox_peek (workspace, account);
select platform.protect('channels.mailbox_peek');

-- Mails that a server lists and that could not be fetched: tried again less and less often, never given up.
create table channels.mailbox_trouble (
  workspace uuid not null default platform.workspace(),
  account uuid not null references channels.account on delete cascade,
  folder text not null,
  uid bigint not null,
  attempts integer not null,
  reason text not null,
  first_at timestamptz not null,
  next_at timestamptz not null,
  primary key (account, folder, uid)
);
create index mailbox_trouble_by_workspace on channels.mailbox_trouble (workspace, account);
select platform.protect('channels.mailbox_trouble');

-- When a mailbox was last looked into with success, and since when it is an alarm that it was not.
create table channels.mailbox_watch (
  workspace uuid not null default platform.workspace(),
  account uuid primary key references channels.account on delete cascade,
  watched_since timestamptz,
  fetched_at timestamptz,
  failing_since timestamptz,
  alarm_at timestamptz
);
create index mailbox_watch_by_workspace on channels.mailbox_watch (workspace, account);
select platform.protect('channels.mailbox_watch');
select platform.dispatchable('channels.mailbox_watch');

-- The consent that a provider gave to read and send for a mailbox (OAuth 2). Tokens are sealed.
create table channels.mailbox_consent (
  workspace uuid not null default platform.workspace(),
  account uuid primary key references channels.account on delete cascade,
  binding text not null,                         -- for which application, user and servers it was given
  refresh_token text,
  access_token text,
  expires_at timestamptz,
  given_at timestamptz not null,
  given_by text not null default '',
  lease uuid,                                    -- whoever asks the provider at the moment, one at a time
  leased_until timestamptz,
  failed_at timestamptz,
  failure text
);
create index mailbox_consent_by_workspace on channels.mailbox_consent (workspace, account);
select platform.protect('channels.mailbox_consent');

-- Consents that were begun in a browser and not ended yet.
create table channels.mailbox_consent_asked (
  workspace uuid not null default platform.workspace(),
  state bytea primary key,                       -- hash of what the provider brings back
  browser bytea not null,                        -- hash of a cookie: only the browser that began may end it
  account uuid not null references channels.account on delete cascade,
  person text not null,
  verifier text not null,                        -- sealed
  asked_at timestamptz not null
);
create index mailbox_consent_asked_by_workspace on channels.mailbox_consent_asked (workspace, asked_at);
select platform.protect('channels.mailbox_consent_asked');
