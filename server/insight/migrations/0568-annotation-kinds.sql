-- What kind of thing happened on a day; of those from before nobody said.
alter table insight.annotation
  add column kind text not null default 'other' check (kind in ('release', 'incident', 'campaign', 'other'));
