create schema listening;
grant usage on schema listening to throughline_app, throughline_dispatcher;

create table listening.survey (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  key text not null,
  scale text not null,
  active boolean not null default true,
  chat_delay_minutes int not null default 30,
  mail_delay_hours int not null default 24,
  quarantine_days int not null default 30,
  open_days int not null default 14,
  salt text not null default encode(uuid_send(gen_random_uuid()), 'hex'),
  version int not null default 1,
  unique (workspace, key)
);
select platform.protect('listening.survey');

-- The ask ledger: one row for every decision whether to ask, also the decision not to.
create table listening.ask (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  survey uuid not null references listening.survey,
  survey_version int not null,
  customer uuid not null,
  conversation uuid not null,
  cause text not null,                           -- the event that asked for the decision: the same one decides once
  touchpoint text not null,
  channel text not null,
  state text not null check (state in ('not-asked', 'scheduled', 'sent', 'delivered', 'opened', 'answered', 'expired', 'failed')),
  reason text,
  probability real not null default 1,
  decided_at timestamptz not null,
  due_at timestamptz,
  message uuid,
  sent_at timestamptz,
  delivered_at timestamptz,
  opened_at timestamptz,
  answered_at timestamptz,
  expires_at timestamptz,
  unique (workspace, survey, cause)
);
select platform.protect('listening.ask');
create index ask_newest on listening.ask (workspace, decided_at desc, id desc);
create index ask_due on listening.ask (workspace, due_at) where state = 'scheduled';
create index ask_open on listening.ask (workspace, expires_at) where state in ('sent', 'delivered', 'opened');
create index ask_of_customer on listening.ask (workspace, customer, sent_at);
create index ask_of_conversation on listening.ask (workspace, conversation);
create index ask_of_message on listening.ask (workspace, message) where message is not null;

-- Scores stand on the spine as well; the words stand only here.
create table listening.answer (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  ask uuid not null unique references listening.ask on delete cascade,
  customer uuid not null,
  conversation uuid not null,
  scale text not null,
  score int not null,
  words text not null default '',
  at timestamptz not null
);
select platform.protect('listening.answer');
create index answer_newest on listening.answer (workspace, at desc, id desc);
create index answer_of_customer on listening.answer (workspace, customer);

-- Published: response rates are read from the ledger, by the day of asking.
create view listening.ask_outcome with (security_invoker = true) as
  select workspace, id, customer, conversation, touchpoint, channel, state, reason, probability,
    decided_at, sent_at, delivered_at, answered_at, expires_at
  from listening.ask;
grant select on listening.ask_outcome to throughline_app;
