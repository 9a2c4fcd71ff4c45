-- What has to be written anew in analytics because persons were joined, parted or erased.
create table touchpoints.rewrite (
  workspace uuid not null default platform.workspace(),
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('moved', 'erased')),
  customer uuid not null,
  at timestamptz not null
);
create index rewrite_of_workspace on touchpoints.rewrite (workspace, kind, id);
select platform.protect('touchpoints.rewrite');
select platform.dispatchable('touchpoints.rewrite');
grant delete on touchpoints.rewrite to throughline_dispatcher;

-- One line of the analytics table `interaction` in ClickHouse's TabSeparated. The spine holds no free text: only the facts
-- can hold a backslash, and as JSON they hold no tab and no line break.
create function touchpoints.shipped_line(i touchpoints.interaction, root uuid, previous touchpoints.interaction, version bigint)
  returns text language sql stable parallel safe as $$
  select concat_ws(E'\t', i.workspace, i.id,
    coalesce(root, '00000000-0000-0000-0000-000000000000'), coalesce(i.customer, '00000000-0000-0000-0000-000000000000'),
    i.occurred_at, i.received_at, i.channel, i.touchpoint, i.direction, i.kind, coalesce(i.conversation::text, '\N'),
    i.actor_kind, coalesce(i.actor, ''), replace(coalesce(i.facts::text, ''), '\', '\\'), coalesce(i.scale, ''),
    coalesce(i.score::text, '\N'), coalesce(i.sentiment::text, '\N'), coalesce(i.source::text, '\N'),
    coalesce(previous.touchpoint, ''), coalesce(previous.kind, ''),
    coalesce(extract(epoch from i.occurred_at - previous.occurred_at)::real::text, '\N'), version)
$$;

-- The next rows of the spine as lines for analytics, over all workspaces, each with its person and what came before it for
-- that person. A row that arrives late becomes what comes before a later one: that later row is among the lines too.
create function touchpoints.shipment(after_generation int, after_xid xid8, after_id uuid, most int, version bigint)
  returns table (lines text, line_count int, row_count int, generation int, xid xid8, id uuid, received_at timestamptz)
  language sql stable security definer set search_path = pg_catalog set enable_mergejoin = off set jit = off as $$
  with batch as materialized (
    select i.workspace, i.customer, i.occurred_at, i.received_at, i.generation, i.xid, i.id from touchpoints.interaction i
    where (i.generation, i.xid, i.id) > (after_generation, after_xid, after_id)
      and (i.generation < (select n.generation from platform.installation n) or i.xid < pg_snapshot_xmin(pg_current_snapshot()))
    order by i.generation, i.xid, i.id limit most
  ), last as materialized (
    select b.generation, b.xid, b.id, b.received_at, count(*) over () as row_count from batch b
    order by b.generation desc, b.xid desc, b.id desc limit 1
  ), touched as materialized (
    select b.workspace, r.root, min(b.occurred_at) as since
    from (select workspace, customer, min(occurred_at) as occurred_at from batch where customer is not null group by 1, 2) b
    join customers.root r on r.workspace = b.workspace and r.id = b.customer group by 1, 2
  ), around as (
    select t.root, p.i from touched t join customers.root m on m.workspace = t.workspace and m.root = t.root
    cross join lateral (
      (select i from touchpoints.interaction i
        where i.workspace = t.workspace and i.customer = m.id and i.occurred_at < t.since order by i.occurred_at desc, i.id desc limit 1)
      union all
      (select i from touchpoints.interaction i where i.workspace = t.workspace and i.customer = m.id and i.occurred_at >= t.since)
    ) p
  ), line as (
    select root, i, lag(i) over person as previous, fresh, lag(fresh) over person as after_fresh
    from (select root, i, (((i).generation, (i).xid, (i).id) > (after_generation, after_xid, after_id)
        and ((i).generation, (i).xid, (i).id) <= (select l.generation, l.xid, l.id from last l)) as fresh from around) a
    window person as (partition by (i).workspace, root order by (i).occurred_at, (i).id)
  ), said as (
    select touchpoints.shipped_line(i, root, previous, version) as text from line where fresh or after_fresh
    union all
    select touchpoints.shipped_line(i, b.customer, null, version) from batch b
    join touchpoints.interaction i on i.received_at = b.received_at and i.generation = b.generation and i.xid = b.xid and i.id = b.id
    where not exists (select from customers.root r where r.workspace = b.workspace and r.id = b.customer)
  )
  select s.lines, s.line_count, l.row_count::int, l.generation, l.xid, l.id, l.received_at
  from last l, (select string_agg(text, E'\n') as lines, count(*)::int as line_count from said) s
$$;

-- The lines that change when customers get another root. `old_roots` are the persons that analytics still has them under (null:
-- it does not know them yet). Rows beside them change too: what came before them is another row now.
create function touchpoints.shipment_of_moved(in_workspace uuid, moved uuid[], old_roots uuid[], after_id uuid, most int, version bigint)
  returns table (lines text, line_count int, id uuid)
  language sql stable security definer set search_path = pg_catalog set enable_mergejoin = off set jit = off as $$
  with told as materialized (
    select customer, old from unnest(moved, old_roots) as t (customer, old)
  ), person as materialized (
    select distinct r.root from customers.root r
    where r.workspace = in_workspace and r.id in (select customer from told union select old from told)
  ), around as materialized (
    select m.root, i, told.customer is not null as moves, coalesce(told.old, m.root) as old_root
    from person p join customers.root m on m.workspace = in_workspace and m.root = p.root
    left join (select distinct on (customer) customer, old from told order by customer) told on told.customer = m.id
    join touchpoints.interaction i on i.workspace = in_workspace and i.customer = m.id
  ), line as (
    select root, i, lag(i) over now as previous, moves, lag(moves) over now as after_moved, lag(moves) over before as was_after_moved
    from around
    window now as (partition by root order by (i).occurred_at, (i).id), before as (partition by old_root order by (i).occurred_at, (i).id)
  ), said as materialized (
    select (i).id, touchpoints.shipped_line(i, root, previous, version) as text from line
    where (moves or after_moved or was_after_moved) and (i).id > after_id order by (i).id limit most
  )
  select string_agg(text, E'\n'), count(*)::int, (array_agg(said.id order by said.id desc))[1] from said
$$;
revoke execute on function touchpoints.shipped_line, touchpoints.shipment, touchpoints.shipment_of_moved from public;
grant execute on function touchpoints.shipment, touchpoints.shipment_of_moved to throughline_dispatcher;
