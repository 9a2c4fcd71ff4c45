create schema insight;
grant usage on schema insight to throughline_app, throughline_dispatcher;

-- What figures are judged by; a workspace without a row uses what stands here.
create table insight.setting (
  workspace uuid primary key default platform.workspace(),
  smallest_difference real not null default 2,   -- points
  first_contact_days int not null default 7,
  version int not null default 1
);
select platform.protect('insight.setting');
