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
-- that person. A row that arrives late becomes what comes before one that analytics has: that one is among the lines too;
-- there can be none for a person whose rows here are all later than `newest`, the latest occurred_at that analytics has.
-- What came before is looked for in the last two months first: a row occurs at most a day after it is received, so older
-- partitions are asked only when nothing that recent is found.
create function touchpoints.shipment(after_generation int, after_xid xid8, after_id uuid, newest timestamptz, most int, version bigint)
  returns table (lines text, line_count int, row_count int, generation int, xid xid8, id uuid, received_at timestamptz, newest_at timestamptz)
  language sql stable security definer
  set search_path = pg_catalog set enable_mergejoin = off set enable_sort = off set enable_seqscan = off set jit = off set work_mem = '64MB' as $$
  with batch as materialized (
    select i from touchpoints.interaction i
    where (i.generation, i.xid, i.id) > (after_generation, after_xid, after_id)
      and (i.generation < (select n.generation from platform.installation n) or i.xid < pg_snapshot_xmin(pg_current_snapshot()))
    order by i.generation, i.xid, i.id limit most
  ), span as materialized (
    select count(*)::int as row_count, max((i).occurred_at) as newest_at, max((i).received_at) as until,
      date_trunc('month', min((i).received_at), 'UTC') - interval '1 month' as recently
    from batch
  ), profile as materialized (
    select c.workspace, c.customer, coalesce(r.root, c.customer) as root, c.since
    from (select (i).workspace, (i).customer, min((i).occurred_at) as since from batch where (i).customer is not null group by 1, 2) c
    left join customers.root r on r.workspace = c.workspace and r.id = c.customer
  ), person as materialized (
    select workspace, root, min(since) as since from profile group by 1, 2
  ), member as materialized (
    select p.workspace, p.root, p.since, m.id from person p join customers.root m on m.workspace = p.workspace and m.root = p.root
  ), line as (
    select root, i, fresh, lag(i) over person as previous, lag(fresh) over person as after_fresh
    from (
      select p.root, b.i, true as fresh from batch b
        join profile p on p.workspace = (b.i).workspace and p.customer = (b.i).customer
      union all
      select m.root, before.i, false from member m
        left join lateral (
          select i from touchpoints.interaction i where i.workspace = m.workspace and i.customer = m.id and i.occurred_at < m.since
            and i.received_at >= (select recently from span) and i.received_at <= (select until from span)
          order by i.occurred_at desc, i.id desc limit 1) recent on true
        left join lateral (
          select i from touchpoints.interaction i where i.workspace = m.workspace and i.customer = m.id and i.occurred_at < m.since
            and i.received_at < (select recently from span)
            and coalesce((recent.i).occurred_at < (select recently from span) + interval '1 day', true)
          order by i.occurred_at desc, i.id desc limit 1) older on true
        cross join lateral (values (recent.i), (older.i)) before (i)
        where (before.i).id is not null
      union all
      select m.root, later.i, false from member m cross join lateral (
        select i from touchpoints.interaction i where i.workspace = m.workspace and i.customer = m.id and i.occurred_at >= m.since
          and (i.generation, i.xid, i.id) <= (after_generation, after_xid, after_id)) later
      where m.since <= newest
    ) known
    window person as (partition by (i).workspace, root order by (i).occurred_at, (i).id)
  ), said as (
    select touchpoints.shipped_line(i, root, previous, version) as text from line where fresh or after_fresh
    union all
    select touchpoints.shipped_line(i, null, null, version) from batch where (i).customer is null
  )
  select s.lines, s.line_count, span.row_count, (l.i).generation, (l.i).xid, (l.i).id, (l.i).received_at, greatest(newest, span.newest_at)
  from span, (select i from batch order by (i).generation desc, (i).xid desc, (i).id desc limit 1) l,
    (select string_agg(text, E'\n') as lines, count(*)::int as line_count from said) s
$$;

-- The lines that change when customers get another root. `old_roots` are the persons that analytics still has them under (null:
-- it does not know them yet). Rows beside them change too: what came before them is another row now.
create function touchpoints.shipment_of_moved(in_workspace uuid, moved uuid[], old_roots uuid[], after_id uuid, most int, version bigint)
  returns table (lines text, line_count int, id uuid)
  language sql stable security definer
  set search_path = pg_catalog set enable_mergejoin = off set enable_sort = off set enable_seqscan = off set jit = off set work_mem = '64MB' as $$
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
