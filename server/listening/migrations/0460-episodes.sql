-- An ask is about one episode of one object: a resolved conversation, something else that happened, or the relationship as a whole.
alter table listening.ask
  alter column conversation drop not null,
  add column episode text,                       -- what is rolled for; of a conversation its id
  add column about text not null default 'contact' check (about in ('contact', 'touchpoint', 'journey', 'relationship')),
  add column again boolean not null default false;  -- once more after a recovery: whatever was asked lately, and in no headline score
update listening.ask set episode = conversation::text;
alter table listening.ask alter column episode set not null, add check (episode <> '');
create index ask_of_episode on listening.ask (workspace, survey, episode);

-- What stands in a conversation is seen with it; what stands in none, by those who see all.
do $$ declare part text; begin
  foreach part in array array['ask', 'response', 'answer'] loop
    execute format('create policy in_sight on listening.%I as restrictive to throughline_app using (
      (select coalesce(current_setting(''app.sight'', true), '''')) = ''''
      or exists (select 1 from desk.conversation_state seen where seen.id = conversation))', part);
  end loop;
end $$;

create or replace view listening.ask_outcome with (security_invoker = true) as
  select workspace, id, customer, conversation, touchpoint, channel, state, reason, probability,
    decided_at, sent_at, delivered_at, answered_at, expires_at, survey, episode, about, again
  from listening.ask;

-- A key stands on the spine, which takes no words that could be somebody's number: written as a uuid it is never taken for one.
alter table listening.survey alter column key set default uuidv7()::text;
update listening.survey set key = key::uuid::text where key ~ '^[0-9a-f]{32}$';
