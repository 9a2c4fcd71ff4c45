-- Files of responses: what was no answer by a declared code, by question and code.
alter table touchpoints.import add column missing jsonb not null default '{}';

-- What an anonymous respondent wrote has words and no customer.
alter table touchpoints.detail alter column customer drop not null;

-- The questions that imported answers were given to; a question of another scale is another question.
create table touchpoints.imported_question (
  workspace uuid not null default platform.workspace(),
  survey text not null,
  question text not null,
  scale text not null,
  title text not null,
  changed_at timestamptz not null,
  primary key (workspace, survey, question, scale)
);
select platform.protect('touchpoints.imported_question');

-- How the last file of a survey was read, to begin the next one with.
create table touchpoints.survey_mapping (
  workspace uuid not null default platform.workspace(),
  survey text not null,
  file text not null,
  columns text[] not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (workspace, survey)
);
select platform.protect('touchpoints.survey_mapping');
