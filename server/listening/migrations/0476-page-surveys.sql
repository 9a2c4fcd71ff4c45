-- Surveys that the widget shows in pages: where, to whom and when (core/channels/page-survey), and to which share.
create table listening.page_survey (
  workspace uuid not null default platform.workspace(),
  survey uuid primary key references listening.survey on delete cascade,
  active boolean not null,
  rules jsonb not null,
  share real not null check (share > 0 and share <= 1),
  touchpoint text not null,
  version int not null default 1
);
select platform.protect('listening.page_survey');
