-- Pictures that a survey shows: its logo, and those of choices. Editions name them and never change, so they stay as long as their survey.
create table listening.picture (
  workspace uuid not null default platform.workspace(),
  file uuid primary key,
  survey uuid not null references listening.survey on delete cascade,
  name text not null,
  at timestamptz not null
);
select platform.protect('listening.picture');
create index picture_of_survey on listening.picture (workspace, survey);
