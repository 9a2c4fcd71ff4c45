-- Names as the search compares them: "jose" finds José, "lodz" Łódź, احمد finds أحمد. Letters are taken apart from their marks, the marks away,
-- and what has an own letter (ø, ł, ß) becomes plain ones. What is ASCII already is done at once.
create extension if not exists unaccent;

create function customers.plain_name(given text) returns text
  language plpgsql immutable parallel safe strict set search_path = pg_catalog as $$
begin
  if octet_length(given) = length(given) then return lower(given); end if;
  given := regexp_replace(normalize(given, NFKD),
    '[\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff]', '', 'g');
  return lower(public.unaccent('public.unaccent', normalize(given, NFC)));
end $$;

alter table customers.customer alter column search_name set expression as (
  customers.plain_name(' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(company, '')));
