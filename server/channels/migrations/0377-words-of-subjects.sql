-- Words within a subject. Row-level security keeps them out of index conditions, so the function filters by workspace itself and gives ids only.
create index thread_words on channels.thread using gin (workspace, subject public.gin_trgm_ops) where subject <> '';

create function channels.thread_with_words(patterns text[], most int) returns table (id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select thread.id from channels.thread
  where thread.workspace = platform.workspace() and thread.subject <> '' and thread.subject operator(pg_catalog.~~*) patterns[1]
    and thread.subject operator(pg_catalog.~~*) all (patterns) limit most
$$;
revoke all on function channels.thread_with_words from public;
grant execute on function channels.thread_with_words to throughline_app;
