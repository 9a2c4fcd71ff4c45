-- Open transactions of this database that hold back the readers' horizon, oldest first. The roles of the product may not look
-- into each other's sessions, so the owner looks for them; what the statements say stays hidden.
create function platform.open_transactions() returns table (pid int, role text, program text, state text, seconds float8)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select pid, usename::text, application_name, state, extract(epoch from clock_timestamp() - xact_start)::float8
  from pg_stat_activity
  where datname = current_database() and (backend_xid is not null or backend_xmin is not null)
    and xact_start is not null and pid <> pg_backend_pid()
  order by xact_start $$;
revoke execute on function platform.open_transactions from public;
grant execute on function platform.open_transactions to throughline_dispatcher;
