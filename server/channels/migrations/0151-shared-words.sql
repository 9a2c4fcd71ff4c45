-- Of how many messages the words were counted: the counts are a share of those.
alter table channels.words_read add column messages bigint not null default 0;

-- Whether at least three customers were written with a word. A few messages tell; not all that have it are read.
create function channels.is_shared(lexeme text) returns boolean
  language sql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
  select count(distinct t.customer) >= 3 from (
    select m.thread from channels.message m
    where m.search @@ (quote_literal(lexeme)::tsquery && quote_literal(channels.search_key(platform.workspace()))::tsquery)
      and m.workspace = platform.workspace() limit 30) as few
  join channels.thread t on t.id = few.thread
$$;
revoke all on function channels.is_shared from public;
grant execute on function channels.is_shared to throughline_app;

alter function channels.search_messages set enable_seqscan = off;
