-- Policies keep `like` out of indexes. This function is allowed past them and filters by workspace itself; it returns ids
-- only, the rows are read under the policy. One branch per index, each with a cap.
-- Prefixes by range, as `like` with a parameter is no prefix to the planner.
create function customers.search(patterns text[], prefixes text[], most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog as $$
  select distinct root from (
    (select c.root from customers.customer c
      where c.workspace = platform.workspace() and c.erased_at is null
        and c.search_name like patterns[1] and c.search_name like coalesce(patterns[2], '%')
      limit most)
    union all
    (select c.root from unnest(array['user_id', 'email', 'phone', 'external_id', 'social', 'device', 'anonymous_id']) as k (kind)
      cross join unnest(prefixes) as p (prefix)
      cross join lateral (
        select i.customer from customers.identifier i
        where i.workspace = platform.workspace() and i.unlinked_at is null and i.kind = k.kind
          and i.value >= p.prefix collate "C" and i.value < (p.prefix || chr(1114111)) collate "C"
        limit most) as i
      join customers.customer c on c.id = i.customer
      limit most)) as found (root)
  limit most
$$;
revoke execute on function customers.search from public;
grant execute on function customers.search to throughline_app;
