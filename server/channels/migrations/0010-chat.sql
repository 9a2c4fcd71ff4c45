-- A question the visitor's chat shows instead of the message's words.
alter table channels.message add column card jsonb;

-- Somebody at a chat box. The row begins with the first thing they say; before that a signed token is all there is.
create table channels.visitor (
  workspace uuid not null default platform.workspace(),
  id uuid primary key,
  account uuid not null references channels.account on delete cascade,
  anonymous_id text not null,
  user_id text,                                  -- proven by the site's signature
  customer uuid,
  thread uuid references channels.thread on delete set null,
  name text not null default '',
  email text,
  email_proven boolean not null default false,
  language text not null default 'en',
  epoch integer not null default 0,              -- tokens of an earlier epoch are void
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index visitor_by_thread on channels.visitor (workspace, thread);
create index visitor_by_user on channels.visitor (workspace, account, user_id) where user_id is not null;
create index visitor_by_customer on channels.visitor (workspace, customer);
select platform.protect('channels.visitor');
