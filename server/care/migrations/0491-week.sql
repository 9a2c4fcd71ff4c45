-- One customer a week: who was drawn, from how many, with which seed. A draw stays; whoever is erased is taken out of it.
create table care.week (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  week date not null,                            -- its Monday
  customer uuid,                                 -- null: erased since
  active int not null check (active > 0),
  place int not null,                            -- in the order of ids, from 1
  seed text not null,
  by_name text not null,
  at timestamptz(3) not null,
  unique (workspace, week),
  check (place between 1 and active)
);
select platform.protect('care.week');
create policy in_sight on care.week as restrictive to throughline_app
  using ((select coalesce(current_setting('app.sight', true), '')) = '');
