-- A customer may stand in analytics under several persons at once: rows that came while a merge was not yet written anew there stand
-- under another one than those before. `moved` and `old_roots` are pairs, and a customer may come in several: what stood behind its
-- rows is looked for under each of them.
create or replace function touchpoints.shipment_of_moved(in_workspace uuid, moved uuid[], old_roots uuid[], after_id uuid, most int, version bigint)
  returns table (lines text, line_count int, id uuid)
  language sql stable security definer
  set search_path = pg_catalog set enable_mergejoin = off set enable_sort = off set enable_seqscan = off set jit = off set work_mem = '64MB' as $$
  with told as materialized (
    select distinct customer, old from unnest(moved, old_roots) as t (customer, old)
  ), person as materialized (
    select distinct r.root from customers.root r
    where r.workspace = in_workspace and r.id in (select customer from told union select old from told)
  ), around as materialized (
    select m.root, i, m.id in (select customer from told) as moves
    from person p join customers.root m on m.workspace = in_workspace and m.root = p.root
    join touchpoints.interaction i on i.workspace = in_workspace and i.customer = m.id
  ), formerly as materialized (
    select id from (
      select (a.i).id, lag(a.moves) over (partition by coalesce(t.old, a.root) order by (a.i).occurred_at, (a.i).id) as after_moved
      from around a left join told t on t.customer = (a.i).customer) as before
    where after_moved
  ), line as (
    select root, i, lag(i) over now as previous, moves, lag(moves) over now as after_moved from around
    window now as (partition by root order by (i).occurred_at, (i).id)
  ), said as materialized (
    select (i).id, touchpoints.shipped_line(i, root, previous, version) as text from line
    where (moves or after_moved or (i).id in (select formerly.id from formerly)) and (i).id > after_id order by (i).id limit most
  )
  select string_agg(text, E'\n'), count(*)::int, (array_agg(said.id order by said.id desc))[1] from said
$$;
