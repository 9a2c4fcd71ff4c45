-- Also what people keep since: opening hours, teams, and who is there when.
create or replace function people.drop_demo_workspace() returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare here uuid := platform.workspace();
begin
  if not exists (select 1 from people.workspace where id = here and demo) then return false; end if;
  delete from people.user where id in (select user_id from people.member where workspace = here)
    and not exists (select 1 from people.member where user_id = "user".id and workspace <> here)
    and not exists (select 1 from people.account where user_id = "user".id);
  delete from people.availability where workspace = here;
  delete from people.calendar_use where workspace = here;
  delete from people.calendar where workspace = here;
  delete from people.team_place where workspace = here;
  delete from people.team where workspace = here;
  delete from people.member where workspace = here;
  delete from people.trading_name where workspace = here;
  delete from people.invitation where workspace = here;
  delete from people.api_key where workspace = here;
  delete from people.audit where workspace = here;
  delete from people.workspace where id = here;
  return true;
end $$;
-- What demo companies left that are gone.
delete from people.calendar where not exists (select 1 from people.workspace where workspace.id = calendar.workspace);
delete from people.team where not exists (select 1 from people.workspace where workspace.id = team.workspace);
