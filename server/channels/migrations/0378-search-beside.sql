-- The search looks into side conversations, too: what stands beside a conversation finds that one. `home` is its thread, whatever it was put
-- into since; `side` the thread in which the message stands when that is another. `newest`: of all that finds the conversation.
drop function channels.search_messages(tsquery, int, int, timestamptz, uuid, int);
create function channels.search_messages(asked tsquery, since int, until int, before timestamptz, before_id uuid, most int)
returns table (home uuid, side uuid, message uuid, at timestamptz, newest boolean)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
declare
  here constant uuid := platform.workspace();
  key constant text := channels.search_key(here);
  wanted tsquery := asked && case when since is null then quote_literal(key)::tsquery
    else (select string_agg(quote_literal(key || ':' || day), ' | ') from generate_series(since, until) as day)::tsquery end;
begin
  return query
    with found as materialized (
      select m.thread, m.id, m.at from channels.message m
      where m.search @@ wanted and m.workspace = here and (before is null or (m.at, m.id) < (before, before_id))
      order by m.at desc, m.id desc limit most),
    placed as materialized (
      select coalesce(began.leads_to, began.id, f.thread) as home, case when began.id is not null then f.thread end as side, f.id, f.at
      from found f join channels.thread t on t.id = f.thread left join channels.thread began on began.id = t.beside)
    select p.home, p.side, p.id, p.at, not exists (
        select from channels.message later where later.workspace = here and later.thread = p.home
          and (later.at, later.id) > (p.at, p.id) and later.search @@ asked)
      and not exists (
        select from channels.thread b
        join channels.message later on later.thread = b.id
        where b.workspace = here and b.beside in (
            select p.home union all select led.id from channels.thread led where led.workspace = here and led.leads_to = p.home)
          and (later.at, later.id) > (p.at, p.id) and later.search @@ asked)
    from placed p order by p.at desc, p.id desc;
end $$;
revoke all on function channels.search_messages from public;
grant execute on function channels.search_messages to throughline_app;
