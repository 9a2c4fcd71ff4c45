-- Whose queue a conversation is in.
alter table desk.conversation add column team uuid;
create index conversation_of_team on desk.conversation (workspace, team, shelf, last_at desc, id desc) where team is not null;

-- Who was asked into a conversation that they would not see otherwise.
create table desk.asked (
  workspace uuid not null default platform.workspace(),
  conversation uuid not null references desk.conversation on delete cascade,
  person uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (conversation, person)
);
create index asked_person on desk.asked (workspace, person);
select platform.protect('desk.asked');

-- Who looks with a limited sight, as the edge says it for the transaction: `asked <person>`, `team <person>`; null: everybody else.
create function desk.looker() returns uuid language sql stable
  as $$ select nullif(split_part(current_setting('app.sight', true), ' ', 2), '')::uuid $$;
create function desk.looker_is_asked() returns boolean language sql stable
  as $$ select coalesce(starts_with(current_setting('app.sight', true), 'asked '), false) $$;

-- What was put into a conversation is seen with it. A function, as a policy must not ask its own table.
create function desk.looker_sees(conversation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from desk.conversation seen
    where seen.id = looker_sees.conversation and seen.workspace = platform.workspace() and (
      seen.assignee = desk.looker()
      or seen.team in (select team from people.teammate where person = desk.looker() and teammate.workspace = seen.workspace)
      or desk.looker_is_asked() and (
        exists (select 1 from desk.asked where asked.conversation = seen.id and asked.person = desk.looker())
        or exists (select 1 from desk.follower where follower.conversation = seen.id and follower.person = desk.looker())))) $$;

create policy in_sight on desk.conversation as restrictive to throughline_app using (
  (select desk.looker()) is null
  or assignee = (select desk.looker())
  or team = any (array(select team from people.teammate where person = (select desk.looker())))
  or id = any (array(
    select conversation from desk.asked where (select desk.looker_is_asked()) and person = (select desk.looker())
    union all select conversation from desk.follower where (select desk.looker_is_asked()) and person = (select desk.looker())))
  or (merged_into is not null and desk.looker_sees(merged_into)));

-- What stands in a conversation is seen with it.
do $$ declare part text; begin
  foreach part in array array['note', 'change', 'draft', 'held_reply', 'notice', 'tagged'] loop
    execute format('create policy in_sight on desk.%I as restrictive to throughline_app using (
      (select desk.looker()) is null or exists (select 1 from desk.conversation seen where seen.id = conversation))', part);
  end loop;
end $$;
