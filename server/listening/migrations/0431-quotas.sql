-- How many complete responses of a kind a survey has, where only so many are wanted; locked by whoever is counted, so that none is one too many.
create table listening.quota (
  workspace uuid not null default platform.workspace(),
  survey uuid not null references listening.survey on delete cascade,
  name text not null,
  count int not null default 0,
  primary key (survey, name)
);
select platform.protect('listening.quota');

-- The quota that was full when it came: kept whole, and in no figure.
alter table listening.response add column over_quota text;
