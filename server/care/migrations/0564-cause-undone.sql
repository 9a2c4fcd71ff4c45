-- A cause that is fixed by mistake, or said not to be, is put back as it was: since when it was fixed before, and until when.
alter table care.cause
  add column fixed_before timestamptz(3),
  add column unfixed_at timestamptz(3);

-- Since when cases are kept: whether something stopped is not compared with days in which nobody wrote cases down. Of all cases, also
-- for whoever sees some of them, so that the same is said to everybody.
create function care.kept_since() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select min(opened_at) from care.recovery where workspace = platform.workspace() $$;
create index recovery_by_opening on care.recovery (workspace, opened_at);
