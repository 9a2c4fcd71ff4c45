-- A person without a password: they appear as a colleague and cannot sign in until they ask for a new password.
create function people.add_colleague(given_name text, given_email text) returns uuid
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into people.user (name, email) values (given_name, lower(given_email)) returning id $$;

-- Takes a made-up company away with everything people kept of it, and the people who were only made for it.
create function people.drop_demo_workspace() returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare here uuid := platform.workspace();
begin
  if not exists (select 1 from people.workspace where id = here and demo) then return false; end if;
  delete from people.user where id in (select user_id from people.member where workspace = here)
    and not exists (select 1 from people.member where user_id = "user".id and workspace <> here)
    and not exists (select 1 from people.account where user_id = "user".id);
  delete from people.member where workspace = here;
  delete from people.trading_name where workspace = here;
  delete from people.invitation where workspace = here;
  delete from people.api_key where workspace = here;
  delete from people.audit where workspace = here;
  delete from people.workspace where id = here;
  return true;
end $$;
revoke execute on function people.add_colleague, people.drop_demo_workspace from public;
grant execute on function people.add_colleague, people.drop_demo_workspace to throughline_app;
