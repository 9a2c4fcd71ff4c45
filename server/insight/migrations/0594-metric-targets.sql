-- What a metric should be at least or at most, from a day on. Every saying stays: of those for one day the last one holds.
create table insight.metric_target (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  metric text not null,
  direction text not null check (direction in ('at-least', 'at-most')),
  value double precision,                        -- in the unit of the metric; null: no target any more
  starts date not null,
  said_at timestamptz not null
);
select platform.protect('insight.metric_target');
create index metric_target_metric on insight.metric_target (workspace, metric, starts);
