-- Whoever counts rows need not count those of a workspace that goes: triggers look at `app.dropping`.
create or replace function platform.drop_workspace_rows() returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := platform.workspace();
  each regclass;
  waiting boolean;
begin
  if here is null then raise exception 'no workspace'; end if;
  perform set_config('app.dropping', 'yes', true);
  for round in 1..6 loop
    waiting := false;
    for each in
      select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace' and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker', 'people')
    loop
      begin
        execute format('delete from %s where workspace = $1', each) using here;
      exception when foreign_key_violation then waiting := true;
      end;
    end loop;
    if not waiting then
      perform set_config('app.dropping', '', true);
      return;
    end if;
  end loop;
  raise exception 'the workspace could not be removed completely';
end $$;
