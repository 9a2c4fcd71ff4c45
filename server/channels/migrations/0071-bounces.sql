-- What mail servers and people told about mails of ours, for each recipient (core/channels/bounce-reasons.ts).
create table channels.bounce (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  message uuid not null references channels.message on delete cascade,
  address text,                                  -- lower case; null: the report does not say for whom
  kind text not null default 'delivery' check (kind in ('delivery', 'complaint')),
  action text not null check (action in ('failed', 'delayed', 'delivered')),
  status text,                                   -- RFC 3463
  reason text not null,
  diagnostic text not null default '',
  raw uuid,                                      -- the report itself
  at timestamptz not null
);
create index bounce_by_message on channels.bounce (workspace, message, at desc);
create index bounce_by_address on channels.bounce (workspace, address, at desc) where address is not null;
select platform.protect('channels.bounce');

-- Addresses that machines of ours do not write to, and people only knowing it.
create table channels.suppressed (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  address text not null,                         -- lower case
  reason text not null check (reason in ('hard', 'soft', 'complaint', 'hand')),
  words text not null default '',                -- what the other server said, or why somebody put it here
  message uuid,                                  -- the mail of ours that came back
  raw uuid,                                      -- the report
  by_name text,
  at timestamptz not null,
  removed_at timestamptz,
  unique (workspace, address)
);
create index suppressed_by_time on channels.suppressed (workspace, at desc, id desc) where removed_at is null;
select platform.protect('channels.suppressed');
