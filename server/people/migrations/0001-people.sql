create schema people;
grant usage on schema people to throughline_app, throughline_dispatcher;

-- People sign in once for the whole installation: these four belong to no workspace and are read by the sign-in alone.
create table people.user (
  id uuid primary key default uuidv7(),
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table people.session (
  id uuid primary key default uuidv7(),
  token text not null unique,
  user_id uuid not null references people.user on delete cascade,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_of_user on people.session (user_id);
create table people.account (
  id uuid primary key default uuidv7(),
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references people.user on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_of_user on people.account (user_id);
create table people.verification (
  id uuid primary key default uuidv7(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_by_identifier on people.verification (identifier);
grant select, insert, update, delete on people.user, people.session, people.account, people.verification to throughline_dispatcher;

create table people.workspace (
  id uuid primary key default platform.workspace(),
  name text not null,
  zone text not null,
  currency text not null,
  language text not null,
  country text not null,
  consent_required boolean not null,
  demo boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null
);
alter table people.workspace enable row level security;
create policy own_workspace on people.workspace to throughline_app
  using (id = (select platform.workspace())) with check (id = (select platform.workspace()));
grant select, insert, update, delete on people.workspace to throughline_app;
select platform.dispatchable('people.workspace');

create table people.member (
  workspace uuid not null default platform.workspace(),
  user_id uuid not null references people.user on delete cascade,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  since timestamptz not null,
  primary key (workspace, user_id)
);
create index member_of_user on people.member (user_id);
select platform.protect('people.member');
select platform.dispatchable('people.member');

-- The app sees the people of its workspace, never their passwords or sessions.
alter table people.user enable row level security;
create policy colleagues on people.user for select to throughline_app
  using (exists (select 1 from people.member where member.user_id = "user".id));
create policy dispatcher on people.user to throughline_dispatcher using (true) with check (true);
grant select (id, name, email, image, created_at) on people.user to throughline_app;

-- Adds a person with a password in the transaction that makes them a member. A taken address is a unique violation.
create function people.add_user(given_name text, given_email text, password_hash text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare made uuid;
begin
  insert into people.user (name, email, email_verified) values (given_name, lower(given_email), true) returning id into made;
  insert into people.account (account_id, provider_id, user_id, password) values (made::text, 'credential', made, password_hash);
  return made;
end $$;
create function people.user_by_email(given_email text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id from people.user where email = lower(given_email) $$;
create function people.has_workspace() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from people.workspace) $$;
revoke execute on function people.add_user, people.user_by_email, people.has_workspace from public;
grant execute on function people.add_user, people.user_by_email, people.has_workspace to throughline_app, throughline_dispatcher;

create table people.trading_name (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  name text not null,
  colour text,
  logo uuid,
  sender_name text,
  sender_address text,
  domain text,
  is_default boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null
);
create unique index trading_name_default on people.trading_name (workspace) where is_default;
create unique index trading_name_name on people.trading_name (workspace, lower(name));
select platform.protect('people.trading_name');

create table people.invitation (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  email text,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  token_hash text not null unique,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz
);
create index invitation_of_workspace on people.invitation (workspace, created_at);
select platform.protect('people.invitation');
select platform.dispatchable('people.invitation');

create table people.api_key (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  name text not null,
  start text not null,
  hash text not null unique,
  scopes text[] not null,
  created_by uuid,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_of_workspace on people.api_key (workspace, created_at);
select platform.protect('people.api_key');
select platform.dispatchable('people.api_key');

create table people.audit (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  subject text,
  detail jsonb not null default '{}'
);
create index audit_by_time on people.audit (workspace, at, id);
select platform.protect('people.audit');
-- What was done stays written: the app may add to the log, not change it.
revoke update, delete on people.audit from throughline_app;
