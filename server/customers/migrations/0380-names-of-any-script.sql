-- The trigram index knows no letters beyond ASCII: a name in Arabic, Chinese or Cyrillic was looked for among all customers. Pairs of letters of
-- which one is such a letter find those; names without any are not in this index.
create function customers.letter_pairs(words text) returns text[]
language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct substr(words, at, 2)), '{}') from generate_series(1, length(words) - 1) as at
  where substr(words, at, 2) ~ '[^ -~]'
$$;

-- Those of what stands between the signs at both ends of a pattern.
create function customers.asked_pairs(pattern text) returns text[]
language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select customers.letter_pairs(regexp_replace(substr(pattern, 2, length(pattern) - 2), '\\(.)', '\1', 'g'))
$$;

create index customer_letter_pairs on customers.customer using gin (workspace, customers.letter_pairs(search_name))
  where erased_at is null and search_name ~ '[^ -~]';

create or replace function customers.search(patterns text[], prefixes text[], most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog as $$
  select distinct root from (
    (select c.root from customers.customer c
      where c.workspace = platform.workspace() and c.erased_at is null and customers.asked_pairs(patterns[1]) = '{}'
        and c.search_name like patterns[1] and c.search_name like coalesce(patterns[2], '%')
      limit most)
    union all
    (select c.root from customers.customer c
      where c.workspace = platform.workspace() and c.erased_at is null and customers.asked_pairs(patterns[1]) <> '{}'
        and c.search_name ~ '[^ -~]' and customers.letter_pairs(c.search_name) @> customers.asked_pairs(patterns[1])
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
