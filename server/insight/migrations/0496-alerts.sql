-- Which control charts are watched, and who hears of it when they leave their limits.
create table insight.watch (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  scale text not null,
  about text not null,
  channel text not null default '',              -- empty: all channels
  people uuid[] not null,
  unique (workspace, scale, about, channel)
);
select platform.protect('insight.watch');

-- A figure left its limits. While this is open nothing more is told of the chart, and of one day or week it is told once.
create table insight.alert (
  id uuid primary key default uuidv7(),
  workspace uuid not null default platform.workspace(),
  watch uuid not null references insight.watch on delete cascade,
  side text not null check (side in ('low', 'high')),
  start date not null,                           -- the first day of the day or week
  by text not null check (by in ('day', 'week')),
  opened_at timestamptz not null,
  ended_at timestamptz,
  unique (watch, start)
);
select platform.protect('insight.alert');
create unique index alert_open on insight.alert (watch) where ended_at is null;
