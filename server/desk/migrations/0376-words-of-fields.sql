-- Words within what is filled in. Row-level security keeps them out of index conditions, so the function filters by workspace itself and gives
-- ids only; whoever asks sees of them the conversations that they see anyway.
create index field_value_words on desk.field_value using gin (workspace, field, words public.gin_trgm_ops) where words is not null;

create function desk.field_with_words(asked uuid, patterns text[], most int) returns table (id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select value.conversation from desk.field_value value
  where value.workspace = platform.workspace() and value.field = asked and value.words operator(pg_catalog.~~*) patterns[1]
    and value.words operator(pg_catalog.~~*) all (patterns) limit most
$$;
revoke all on function desk.field_with_words from public;
grant execute on function desk.field_with_words to throughline_app;
