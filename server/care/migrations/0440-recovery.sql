create schema care;
grant usage on schema care to throughline_app, throughline_dispatcher;

-- When cases are opened, who sees to them, and by when. Without a row the usual settings hold.
create table care.settings (
  workspace uuid primary key default platform.workspace(),
  scores boolean not null,
  promises boolean not null,
  limits jsonb not null,                         -- of each scale the last low score; null: none is
  owner uuid,
  team uuid,
  due_minutes int not null,                      -- of business time
  remind_minutes int not null,                   -- before it is due
  version int not null default 1
);
select platform.protect('care.settings');

-- Making up for something that went wrong: one open case for a customer and a matter.
create table care.recovery (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  customer uuid not null,
  conversation uuid,                             -- null: it is about none
  touchpoint text not null,
  channel text not null,
  owner uuid,                                    -- null: nobody yet
  team uuid,
  state text not null default 'open' check (state in ('open', 'in-contact', 'made-good', 'closed')),
  outcome text check (outcome in ('won-back', 'still-unhappy', 'not-reached', 'nothing-to-do')),
  opened_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  remind_at timestamptz(3),
  reminded_at timestamptz(3),
  overdue_at timestamptz(3),                     -- when it was told that it is
  closed_at timestamptz(3),
  version int not null default 1,
  check ((state = 'closed') = (outcome is not null) and (state = 'closed') = (closed_at is not null))
);
create index recovery_unsettled on care.recovery (workspace, due_at, id) where state <> 'closed';
create index recovery_of_owner on care.recovery (workspace, owner, due_at, id) where state <> 'closed';
create index recovery_closed on care.recovery (workspace, closed_at desc, id desc) where state = 'closed';
create index recovery_of_customer on care.recovery (workspace, customer);
create index recovery_of_conversation on care.recovery (workspace, conversation) where conversation is not null;
create index recovery_to_remind on care.recovery (remind_at) where state in ('open', 'in-contact') and reminded_at is null;
create index recovery_to_tell on care.recovery (due_at) where state in ('open', 'in-contact') and overdue_at is null;
select platform.protect('care.recovery');
select platform.dispatchable('care.recovery');
create policy in_sight on care.recovery as restrictive to throughline_app using (
  coalesce(current_setting('app.sight', true), '') = ''
  or exists (select 1 from desk.conversation_state seen where seen.id = conversation));

-- What told us so: a low score, a broken promise, a complaint. Another one about the same matter joins the open case.
create table care.sign (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  recovery uuid not null references care.recovery on delete cascade,
  kind text not null check (kind in ('score', 'promise', 'complaint')),
  about uuid not null,                           -- the response, the promise; of a complaint an id of its own
  ask uuid,                                      -- that was answered
  scale text,
  score int,
  words text not null default '',                -- of a complaint; those of an answer stand with it alone
  by_name text,
  at timestamptz(3) not null,
  unique nulls not distinct (workspace, kind, about, scale)
);
create index sign_of_recovery on care.sign (recovery);
select platform.protect('care.sign');
create policy in_sight on care.sign as restrictive to throughline_app using (
  coalesce(current_setting('app.sight', true), '') = '' or exists (select 1 from care.recovery seen where seen.id = recovery));

-- Who did what, in order; what is written stays written.
create table care.step (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  recovery uuid not null references care.recovery on delete cascade,
  what text not null,
  detail text not null default '',
  by_kind text not null,
  by uuid,
  by_name text not null,
  at timestamptz(3) not null
);
create index step_of_recovery on care.step (recovery, at, id);
select platform.protect('care.step');
revoke update, delete on care.step from throughline_app;
create policy in_sight on care.step as restrictive to throughline_app using (
  coalesce(current_setting('app.sight', true), '') = '' or exists (select 1 from care.recovery seen where seen.id = recovery));
