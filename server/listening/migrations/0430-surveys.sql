-- Surveys of the company's own. What is asked stands in editions that never change: an answer always belongs to the edition that was shown.
alter table listening.survey
  add column name text not null default '',
  add column about text not null default 'contact' check (about in ('contact', 'touchpoint', 'journey', 'relationship')),
  add column draft jsonb,                        -- what is being edited; null: nothing beyond the edition
  add column edition int,                        -- the one published last; null: never published
  add column archived_at timestamptz,
  add column created_at timestamptz not null default now(),
  add column changed_at timestamptz not null default now(),
  alter column scale drop not null,              -- the scale of its first scored question; null: none is scored
  alter column key set default encode(uuid_send(uuidv7()), 'hex');

create table listening.edition (
  workspace uuid not null default platform.workspace(),
  survey uuid not null references listening.survey on delete cascade,
  number int not null check (number > 0),
  definition jsonb not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (survey, number)
);
select platform.protect('listening.edition');
revoke update on listening.edition from throughline_app;

-- What one person gave to one edition, in one step or several.
create table listening.response (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  survey uuid not null references listening.survey,
  edition int,                                   -- null: answered before surveys had editions
  key uuid not null,                             -- chosen where it is given, so that nothing counts twice
  ask uuid unique references listening.ask on delete cascade,
  customer uuid,
  conversation uuid,
  source text not null check (source in ('asked', 'volunteered', 'imported')),
  way text not null,
  touchpoint text not null,
  channel text not null,
  language text,
  state text not null check (state in ('partial', 'complete')),
  at_page text,
  values jsonb not null default '{}',
  started_at timestamptz not null,
  last_at timestamptz not null,
  completed_at timestamptz,
  check ((state = 'complete') = (completed_at is not null)),
  check ((source = 'asked') = (ask is not null)),
  unique (workspace, survey, key)
);
select platform.protect('listening.response');
create index response_newest on listening.response (workspace, survey, last_at desc, id desc);
create index response_of_customer on listening.response (workspace, customer) where customer is not null;
create index response_partial on listening.response (workspace, last_at) where state = 'partial';

-- An answer is what was given to one question that has a scale or words; what else was given stands in the response.
alter table listening.answer
  add column survey uuid references listening.survey,
  add column response uuid references listening.response on delete cascade,
  add column question text not null default 'score',
  add column told_at timestamptz,                -- since when its score stands on the spine
  alter column ask drop not null,
  alter column customer drop not null,
  alter column conversation drop not null,
  alter column scale drop not null,
  alter column score drop not null,
  add check ((scale is null) = (score is null)),
  drop constraint answer_ask_key;

insert into listening.response (workspace, survey, key, ask, customer, conversation, source, way, touchpoint, channel, state, values,
  started_at, last_at, completed_at)
select answer.workspace, ask.survey, ask.id, ask.id, answer.customer, answer.conversation, 'asked',
  case ask.channel when 'chat' then 'chat' else 'page' end, ask.touchpoint, ask.channel, 'complete',
  jsonb_strip_nulls(jsonb_build_object('score', answer.score, 'score-Comment', nullif(answer.words, ''))), answer.at, answer.at, answer.at
from listening.answer join listening.ask on ask.id = answer.ask;
update listening.answer set response = response.id, survey = response.survey, told_at = answer.at
from listening.response where response.ask = answer.ask;

alter table listening.answer alter column response set not null, alter column survey set not null;
create unique index answer_of_response on listening.answer (response, question);
create index answer_untold on listening.answer (workspace, at) where told_at is null and score is not null;
create index answer_of_ask on listening.answer (ask) where ask is not null;

-- Which edition was shown, once one was; and that somebody began to answer, or left it at that.
alter table listening.ask add column edition int;
alter table listening.ask drop constraint ask_state_check;
alter table listening.ask add constraint ask_state_check check (state in ('not-asked', 'scheduled', 'sent', 'delivered', 'opened', 'started',
  'partial', 'answered', 'expired', 'failed'));
drop index listening.ask_open;
create index ask_open on listening.ask (workspace, expires_at) where state in ('sent', 'delivered', 'opened', 'started');
