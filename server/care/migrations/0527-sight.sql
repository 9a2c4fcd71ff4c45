-- Who looks with a limited sight: somebody from another department sees the cases and causes of their teams, and what they see to
-- themselves; somebody from outside sees the cases of conversations in their sight, and the causes of their teams.
create function care.looker_teams() returns uuid[] language sql stable
  as $$ select array(select team from people.teammate where person = care.looker()) $$;
create function care.looker_is_asked() returns boolean language sql stable
  as $$ select coalesce(starts_with(current_setting('app.sight', true), 'asked '), false) $$;

-- A function, as the policy of a table must not ask one that asks it back.
create function care.names_cause_of_looker(recovery uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from care.named join care.cause on cause.id = named.cause
    where named.recovery = names_cause_of_looker.recovery and cause.workspace = platform.workspace() and cause.team = any (care.looker_teams())) $$;

drop policy in_sight on care.recovery;
create policy in_sight on care.recovery as restrictive to throughline_app using (
  (select care.looker()) is null
  or case when (select care.looker_is_asked())
    then owner = (select care.looker()) or team = any ((select care.looker_teams())::uuid[]) or care.names_cause_of_looker(id)
    else exists (select 1 from desk.conversation_state seen where seen.id = conversation) end);

create policy in_sight on care.cause as restrictive to throughline_app using (
  (select care.looker()) is null or team = any ((select care.looker_teams())::uuid[]));

drop policy in_sight on care.verbatim;
create policy in_sight on care.verbatim as restrictive to throughline_app using (
  (select care.looker()) is null
  or case when (select care.looker_is_asked()) then exists (select 1 from care.cause seen where seen.id = cause)
    else exists (select 1 from desk.conversation_state seen where seen.id = conversation) end);
