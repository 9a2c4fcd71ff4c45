-- What has to be written anew in analytics because persons were joined, parted or erased.
create table touchpoints.rewrite (
  workspace uuid not null default platform.workspace(),
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('moved', 'erased')),
  customer uuid not null,
  root uuid,                                      -- the person it belongs to now, when it was moved
  at timestamptz not null
);
create index rewrite_of_workspace on touchpoints.rewrite (workspace, kind, id);
select platform.protect('touchpoints.rewrite');
select platform.dispatchable('touchpoints.rewrite');
grant delete on touchpoints.rewrite to throughline_dispatcher;

-- What a line of the analytics table `interaction` says of the row itself, in ClickHouse's TabSeparated. The spine holds no
-- free text: only the facts can hold a backslash, and as JSON they hold no tab and no line break.
create function touchpoints.shipped_row(i touchpoints.interaction) returns text language sql stable parallel safe as $$
  select concat_ws(E'\t', coalesce(i.customer, '00000000-0000-0000-0000-000000000000'), i.id, i.touchpoint, i.kind, i.workspace,
    i.occurred_at, i.received_at, i.channel, i.direction, coalesce(i.conversation::text, '\N'),
    i.actor_kind, coalesce(i.actor, ''), replace(coalesce(i.facts::text, ''), '\', '\\'), coalesce(i.scale, ''),
    coalesce(i.score::text, '\N'), coalesce(i.sentiment::text, '\N'), coalesce(i.source::text, '\N'))
$$;

-- The whole line: the row, its person as of now, what came before it for that person, and the version of all this.
create function touchpoints.shipped_line(i touchpoints.interaction, root uuid, previous touchpoints.interaction, version bigint)
  returns text language sql stable parallel safe as $$
  select concat_ws(E'\t', touchpoints.shipped_row(i), coalesce(root, '00000000-0000-0000-0000-000000000000'),
    coalesce(previous.touchpoint, ''), coalesce(previous.kind, ''),
    coalesce(extract(epoch from i.occurred_at - previous.occurred_at)::real::text, '\N'), version)
$$;

-- The next rows of the spine below the horizon, over all workspaces: each as `shipped_row` behind its microseconds.
create function touchpoints.shipment(after_generation int, after_xid xid8, after_id uuid, most int)
  returns table (rows text, row_count int, generation int, xid xid8, id uuid, received_at timestamptz, newest_at timestamptz)
  language sql stable security definer set search_path = pg_catalog set enable_sort = off set enable_seqscan = off set jit = off as $$
  with batch as materialized (
    select i from touchpoints.interaction i
    where (i.generation, i.xid, i.id) > (after_generation, after_xid, after_id)
      and (i.generation < (select n.generation from platform.installation n) or i.xid < pg_snapshot_xmin(pg_current_snapshot()))
    order by i.generation, i.xid, i.id limit most
  )
  select s.rows, s.row_count, (l.i).generation, (l.i).xid, (l.i).id, (l.i).received_at, s.newest_at
  from (select i from batch order by (i).generation desc, (i).xid desc, (i).id desc limit 1) l,
    (select string_agg((date_part('epoch', (i).occurred_at) * 1000000)::bigint || E'\t' || touchpoints.shipped_row(i), E'\n') as rows,
      count(*)::int as row_count, max((i).occurred_at) as newest_at from batch) s
$$;

-- Of the rows after one position up to another those of some customers' persons, as whole lines, and the latest that each
-- of these persons has met. A row that arrives late becomes what comes before one that analytics has: that one is among the
-- lines too; there can be none for a person whose rows here are all later than `newest`, the latest occurred_at that analytics
-- has. What came before is looked for in the last two months first: a row occurs at most a day after it is received, so older
-- partitions are asked only when nothing that recent is found.
create function touchpoints.shipment_of_persons(after_generation int, after_xid xid8, after_id uuid,
    to_generation int, to_xid xid8, to_id uuid, customers uuid[], newest timestamptz, version bigint)
  returns table (lines text, persons text)
  language sql stable security definer set search_path = pg_catalog
  set enable_mergejoin = off set enable_sort = off set enable_seqscan = off set jit = off set work_mem = '64MB' as $$
  with asked as materialized (
    select c.id as customer, r.workspace, coalesce(r.root, c.id) as root from unnest(customers) c (id) left join customers.root r on r.id = c.id
  ), profile as materialized (
    select distinct coalesce(m.id, a.customer) as customer, a.root from asked a
    left join customers.root m on m.workspace = a.workspace and m.root = a.root
  ), batch as materialized (
    select i, p.root from touchpoints.interaction i join profile p on p.customer = i.customer
    where (i.generation, i.xid, i.id) > (after_generation, after_xid, after_id) and (i.generation, i.xid, i.id) <= (to_generation, to_xid, to_id)
  ), span as materialized (
    select max((i).received_at) as until, date_trunc('month', min((i).received_at), 'UTC') - interval '1 month' as recently from batch
  ), person as materialized (
    select (i).workspace, root, min((i).occurred_at) as since from batch group by 1, 2
  ), member as materialized (
    select p.workspace, p.root, p.since, m.customer from person p join profile m on m.root = p.root
  ), recent as materialized (
    select m.workspace, m.root, m.customer, m.since, r.i as found, r.at from member m
    left join lateral (
      select i, i.occurred_at as at from touchpoints.interaction i
      where i.workspace = m.workspace and i.customer = m.customer and i.occurred_at < m.since
        and i.received_at >= (select recently from span) and i.received_at <= (select until from span)
        and (i.generation, i.xid, i.id) <= (after_generation, after_xid, after_id)
      order by i.occurred_at desc, i.id desc limit 1) r on true
  ), line as materialized (
    select root, i, fresh, lag(i) over person as previous, lag(fresh) over person as after_fresh,
      row_number() over (partition by (i).workspace, root order by (i).occurred_at desc, (i).id desc) = 1 as latest
    from (
      select root, i, true as fresh from batch
      union all
      select root, found, false from recent where at is not null
      union all
      select r.root, older.i, false from recent r cross join lateral (
        select i from touchpoints.interaction i
        where i.workspace = r.workspace and i.customer = r.customer and i.occurred_at < r.since and i.received_at < (select recently from span)
          and coalesce(r.at < (select recently from span) + interval '1 day', true)
        order by i.occurred_at desc, i.id desc limit 1) older
      union all
      select m.root, json_populate_record(null::touchpoints.interaction, json_build_object('workspace', t.workspace, 'id', t.id,
        'customer', t.customer, 'occurred_at', t.occurred_at, 'touchpoint', t.touchpoint, 'kind', t.kind)), false
      from member m join touchpoints.frozen_tip t on t.workspace = m.workspace and t.customer = m.customer and t.occurred_at < m.since
      union all
      select m.root, later.i, false from member m cross join lateral (
        select i from touchpoints.interaction i where i.workspace = m.workspace and i.customer = m.customer and i.occurred_at >= m.since
          and (i.generation, i.xid, i.id) <= (after_generation, after_xid, after_id)) later
      where m.since <= newest
    ) known
    window person as (partition by (i).workspace, root order by (i).occurred_at, (i).id)
  )
  select
    (select string_agg(touchpoints.shipped_line(i, root, previous, version), E'\n') from line where fresh or after_fresh),
    (select string_agg(concat_ws(E'\t', m.customer, l.root, (date_part('epoch', (l.i).occurred_at) * 1000000)::bigint,
      (l.i).id, (l.i).touchpoint, (l.i).kind), E'\n') from line l join member m on m.root = l.root where l.latest)
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
revoke execute on function touchpoints.shipped_row, touchpoints.shipped_line, touchpoints.shipment, touchpoints.shipment_of_persons, touchpoints.shipment_of_moved from public;
grant execute on function touchpoints.shipment, touchpoints.shipment_of_persons, touchpoints.shipment_of_moved to throughline_dispatcher;
