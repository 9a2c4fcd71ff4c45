-- What somebody said of a day, for every chart; `anew`: what is usual is another from that day on.
create table insight.annotation (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  day date not null,
  words text not null,
  anew boolean not null
);
create index annotation_day on insight.annotation (workspace, day);
select platform.protect('insight.annotation');
