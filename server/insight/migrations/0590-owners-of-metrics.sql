-- The team that answers for a metric; where nobody said, there is none.
create table insight.metric_owner (
  workspace uuid not null default platform.workspace(),
  metric text not null,
  team uuid not null,
  primary key (workspace, metric)
);
select platform.protect('insight.metric_owner');
