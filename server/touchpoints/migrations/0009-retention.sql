-- How long interactions are kept: by kind, or '*' for every kind without a rule of its own. Without any rule: for good.
create table touchpoints.retention (
  workspace uuid not null default platform.workspace(),
  kind text not null,
  months int not null check (months between 1 and 240),
  changed_at timestamptz not null,
  primary key (workspace, kind)
);
select platform.protect('touchpoints.retention');
create index interaction_by_time on touchpoints.interaction using brin (occurred_at) with (autosummarize = on);

-- Removes up to `most` interactions of this workspace that are older than their rule says, with their words. Answers how many.
create function touchpoints.expire(at timestamptz, most int) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  mine uuid := platform.workspace();
  otherwise timestamptz;
  latest timestamptz;
  place regclass;
  ids uuid[];
  customers uuid[];
  removed bigint := 0;
begin
  if mine is null then raise exception 'no workspace'; end if;
  select max(at - make_interval(months => months)) filter (where kind = '*'), max(at - make_interval(months => months))
    into otherwise, latest from touchpoints.retention where workspace = mine;
  if latest is null then return 0; end if;
  for place in select inhrelid::regclass from pg_inherits where inhparent = 'touchpoints.interaction'::regclass loop
    execute format($q$
      with gone as (
        delete from %s where ctid = any(array(
          select i.ctid from %s i left join touchpoints.retention r on r.workspace = i.workspace and r.kind = i.kind
          where i.workspace = $1 and i.occurred_at < $2 and i.occurred_at < coalesce($3 - make_interval(months => r.months), $4)
          limit $5)) returning id, customer)
      select array_agg(id), array_agg(distinct customer) from gone$q$, place, place)
      into ids, customers using mine, latest, at, otherwise, most - removed;
    if ids is null then continue; end if;
    delete from touchpoints.detail d where d.workspace = mine and d.customer = any(customers) and d.interaction = any(ids);
    removed := removed + cardinality(ids);
    exit when removed >= most;
  end loop;
  return removed;
end $$;

-- Months of the spine that lie in the file store instead: chunks of JSON Lines, each with the rows of a range of customers.
create table touchpoints.frozen (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  month date not null,
  hash text not null,                             -- sha-256 of the compressed bytes: their address and their checksum
  rows int not null,
  first_customer uuid not null,                   -- nil: rows of erased customers
  last_customer uuid not null,
  oldest_at timestamptz not null,                 -- by occurred_at
  xmin_sum numeric,                               -- until the partition is dropped: tells whether a row was changed since
  active boolean not null default false
);
create index frozen_of_workspace on touchpoints.frozen (workspace, month, first_customer);
select platform.protect('touchpoints.frozen');
select platform.dispatchable('touchpoints.frozen');

-- The latest frozen row of each customer: what comes before the next one, and the sign that there are frozen rows at all.
create table touchpoints.frozen_tip (
  workspace uuid not null default platform.workspace(),
  customer uuid not null,
  occurred_at timestamptz not null,
  id uuid not null,
  touchpoint text not null,
  kind text not null,
  primary key (workspace, customer)
);
select platform.protect('touchpoints.frozen_tip');

create function touchpoints.month_partition(month date) returns text language sql immutable as $$
  select 'touchpoints.interaction_' || to_char(month, 'YYYY_MM') $$;

-- Exchanges a month's partition for its frozen chunks, if these hold exactly its rows. Refuses when a row has changed since
-- they were written, or when analytics does not have all of them yet.
create function touchpoints.drop_frozen_month(of_month date) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  place text := touchpoints.month_partition(of_month);
  fits boolean;
begin
  if to_regclass(place) is null then return; end if;
  execute format('lock table %s in access exclusive mode', place);
  execute format($q$
    select not exists (
      select from (select workspace, count(*) as rows, sum(xmin::text::numeric) as xmins from %s group by 1) there
      full join (select workspace, sum(rows) as rows, sum(xmin_sum) as xmins from touchpoints.frozen where month = $1 and not active group by 1) kept
      using (workspace) where there.rows is distinct from kept.rows or there.xmins is distinct from kept.xmins)
    and not exists (select from %s i, platform.cursor c where c.reader = 'touchpoints.shipping' and (i.generation, i.xid, i.id) > (c.generation, c.xid, c.id::uuid))
    and exists (select from platform.cursor c where c.reader = 'touchpoints.shipping')$q$, place, place) into fits using of_month;
  if not fits then raise exception 'The month has changed while it was written.' using errcode = 'TL409'; end if;
  execute format($q$
    insert into touchpoints.frozen_tip (workspace, customer, occurred_at, id, touchpoint, kind)
    select distinct on (workspace, customer) workspace, customer, occurred_at, id, touchpoint, kind from %s where customer is not null
    order by workspace, customer, occurred_at desc, id desc
    on conflict (workspace, customer) do update set occurred_at = excluded.occurred_at, id = excluded.id, touchpoint = excluded.touchpoint, kind = excluded.kind
      where (excluded.occurred_at, excluded.id) > (frozen_tip.occurred_at, frozen_tip.id)$q$, place);
  execute format('drop table %s', place);
  update touchpoints.frozen set active = true, xmin_sum = null where month = of_month and not active;
end $$;

-- Puts rows from a chunk back where they were.
create function touchpoints.thaw_rows(of_month date, rows text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare place text := touchpoints.month_partition(of_month);
begin
  if to_regclass(place) is null then
    perform pg_advisory_xact_lock(hashtext('touchpoints.ensure_partition'));
    if to_regclass(place) is null then
      execute format('create table %s (like touchpoints.interaction including defaults including constraints)', place);
      execute format('alter table %s enable row level security', place);
      execute format('revoke all on %s from public, throughline_app, throughline_dispatcher', place);
      execute format('alter table touchpoints.interaction attach partition %s for values from (%L) to (%L)', place,
        of_month::timestamp at time zone 'UTC', (of_month + interval '1 month') at time zone 'UTC');
    end if;
  end if;
  insert into touchpoints.interaction select (json_populate_recordset(null::touchpoints.interaction, rows::json)).*;
end $$;

-- Which profiles of these customers' persons have frozen rows at or after the given times, so that a late row needs them.
create function touchpoints.frozen_after(customers uuid[], since timestamptz[]) returns table (workspace uuid, customer uuid)
  language sql stable security definer set search_path = pg_catalog as $$
  select distinct t.workspace, t.customer
  from unnest(customers, since) as c (id, since) join customers.root r on r.id = c.id
  join customers.root m on m.workspace = r.workspace and m.root = r.root
  join touchpoints.frozen_tip t on t.workspace = m.workspace and t.customer = m.id and t.occurred_at >= c.since
  where exists (select from touchpoints.frozen_tip)
$$;
revoke execute on function touchpoints.expire, touchpoints.drop_frozen_month, touchpoints.thaw_rows, touchpoints.frozen_after from public;
grant execute on function touchpoints.expire, touchpoints.thaw_rows to throughline_app;
grant execute on function touchpoints.drop_frozen_month, touchpoints.frozen_after to throughline_dispatcher;
