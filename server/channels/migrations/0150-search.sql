-- Words as the search compares them: without case, accents and points, parted wherever a word ends in any language. What is left
-- of ASCII is fast; the parser of PostgreSQL parts it further, and would keep addresses, paths and numbers whole.
create extension if not exists unaccent;

create function channels.plain_words(given text) returns text
  language plpgsql immutable parallel safe strict set search_path = pg_catalog as $$
begin
  given := lower(public.unaccent('public.unaccent', given));
  if octet_length(given) = length(given) then
    return replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(given,
      '.', ' '), '-', ' '), '@', ' '), '/', ' '), '_', ' '), ':', ' '), '<', ' '), '&', ' '), '+', ' '), '=', ' '), '~', ' ');
  end if;
  if given is not nfkc normalized then given := normalize(given, NFKC); end if;
  given := regexp_replace(given,
    '[\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff]', '', 'g');
  return regexp_replace(given, '[[:punct:][:space:][:cntrl:]]+', ' ', 'g');
end $$;

-- Scripts without spaces (Chinese, Japanese, Thai, Lao, Burmese, Khmer) become pairs of neighbours: 退款还 is 退款 and 款还. What ends a run
-- stands alone, so that a single letter is found as the beginning of something.
create function channels.paired(given text) returns text
  language plpgsql immutable parallel safe strict set search_path = pg_catalog as $$
declare
  unspaced constant text :=
    '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]';
  pair constant text := '(' || unspaced || ')(' || unspaced || ')';
  runs text;
begin
  if octet_length(given) = length(given) or given !~ unspaced then return given; end if;
  runs := regexp_replace(left(given, 20000), '(' || unspaced || '+)', ' \1 ', 'g');
  return regexp_replace(runs, pair, '\1\2 ', 'g') || ' '
    || regexp_replace(regexp_replace(runs, ' (' || unspaced || ')', ' \1 ', 'g'), pair, '\1\2 ', 'g');
end $$;

-- Under which a message stands in the index beside its words: its workspace, and the day it came on. `@` is in no word.
create function channels.search_key(workspace uuid) returns text
  language sql immutable parallel safe set search_path = pg_catalog
  as $$ select '@' || right(workspace::text, 12) $$;

create function channels.search_day(at timestamptz) returns int
  language sql immutable parallel safe set search_path = pg_catalog
  as $$ select floor(extract(epoch from at at time zone 'UTC') / 86400)::int $$;

-- All that a message is found by. A: subject; B: to whom we wrote; C: who wrote; D: its words and the names of its files.
create function channels.search_document(
  workspace uuid, at timestamptz, direction text, subject text, words text, author text, address text, attached text
) returns tsvector language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  key constant text := channels.search_key(workspace);
  writer constant text := author || case when direction = 'in' then ' ' || coalesce(address, '') else '' end;
  document tsvector := setweight(to_tsvector('simple', channels.paired(channels.plain_words(left(subject, 1000)))), 'A')
    || to_tsvector('simple', channels.paired(channels.plain_words(left(words, 100000))))
    || setweight(to_tsvector('simple', channels.paired(channels.plain_words(left(writer, 500)))), 'C')
    || array_to_tsvector(array[key, key || ':' || channels.search_day(at)]);
begin
  if direction = 'out' and address is not null then
    document := document || setweight(to_tsvector('simple', channels.plain_words(left(address, 500))), 'B');
  end if;
  if attached <> '' then
    document := document || to_tsvector('simple', channels.paired(channels.plain_words(left(attached, 2000)))) || '@file'::tsvector;
  end if;
  return document;
end $$;

-- The names of the files that somebody attached, kept beside the words by whatever adds or takes files.
alter table channels.message add column attached text not null default '';

create function channels.attached_changed() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update channels.message set attached = coalesce(names.names, '')
  from (select changed.message, (select string_agg(f.name, ' ' order by f.position) from channels.message_file f
      where f.message = changed.message and not f.inline) as names
    from (select distinct message from touched) as changed) as names
  where message.id = names.message and message.attached <> coalesce(names.names, '');
  return null;
end $$;
create trigger attached_added after insert on channels.message_file referencing new table as touched
  for each statement execute function channels.attached_changed();
create trigger attached_taken after delete on channels.message_file referencing old table as touched
  for each statement execute function channels.attached_changed();

update channels.message set attached = names.names
from (select message, string_agg(name, ' ' order by position) as names from channels.message_file where not inline group by message) as names
where message.id = names.message;

drop function channels.search_message(tsquery, integer);
alter table channels.message drop column search;
alter table channels.message add column search tsvector generated always as
  (channels.search_document(workspace, at, direction, subject, text, author_name, address, attached)) stored;
create index message_by_search on channels.message using gin (search) with (fastupdate = off);

-- Row-level security keeps `@@` out of index conditions, so the function filters by workspace itself and gives ids only.
-- The newest first, of the days from `since` to `until` (null: of all), before a moment. A conversation is found by the newest of its
-- messages that match: `newest` tells whether this is the one.
create function channels.search_messages(asked tsquery, since int, until int, before timestamptz, before_id uuid, most int)
returns table (thread uuid, message uuid, at timestamptz, newest boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  key constant text := channels.search_key(platform.workspace());
  wanted tsquery := asked && case when since is null then quote_literal(key)::tsquery
    else (select string_agg(quote_literal(key || ':' || day), ' | ') from generate_series(since, until) as day)::tsquery end;
begin
  return query
    with found as materialized (
      select m.thread, m.id, m.at from channels.message m
      where m.search @@ wanted and m.workspace = platform.workspace() and (before is null or (m.at, m.id) < (before, before_id))
      order by m.at desc, m.id desc limit most)
    select f.thread, f.id, f.at, not exists (
      select from channels.message later where later.workspace = platform.workspace() and later.thread = f.thread
        and (later.at, later.id) > (f.at, f.id) and later.search @@ asked)
    from found f order by f.at desc, f.id desc;
end $$;
revoke all on function channels.search_messages from public;
grant execute on function channels.search_messages to throughline_app;

-- Words that at least three customers were written with, for words that are begun or mistyped. Nobody's own: they say nothing of whom.
create table channels.word (
  workspace uuid not null default platform.workspace(),
  word text collate "C" not null,
  messages bigint not null,
  primary key (workspace, word)
);
select platform.protect('channels.word');
create index word_like on channels.word using gin (workspace, word public.gin_trgm_ops);

-- Up to which message the words of a workspace have been read.
create table channels.words_read (
  workspace uuid primary key default platform.workspace(),
  message uuid not null,
  read_at timestamptz not null
);
select platform.protect('channels.words_read');

create function channels.words_like(wanted text, least_alike real, most int) returns table (word text, messages bigint, alike real)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  perform set_config('pg_trgm.similarity_threshold', least_alike::text, true);
  return query
    select w.word::text, w.messages, public.similarity(w.word, wanted) from channels.word w
    where w.workspace = platform.workspace() and w.word operator(public.%) wanted
    order by 3 desc, 2 desc limit most;
end $$;
revoke all on function channels.words_like from public;
grant execute on function channels.words_like to throughline_app;
