-- How a customer's words read to the engine: its own measure, never a score. Holds no words.
create table listening.reading (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  message uuid unique,                           -- of a message
  answer uuid unique references listening.answer on delete cascade,  -- of the words of an answer
  conversation uuid,
  customer uuid,
  language text not null,                        -- `und`: it could not be said
  language_probability real not null,
  way text not null check (way in ('learnt', 'words', 'signs')),
  model text not null,                           -- of the engine's, by its name there
  version text not null,
  sentiment text not null check (sentiment in ('negative', 'neutral', 'positive')),
  probability real not null,
  value real not null check (value between -1 and 1),
  emotion text,
  emotion_probability real,                      -- null: told by words alone
  at timestamptz not null,                       -- when the words were written
  check (num_nonnulls(message, answer) = 1)
);
create index reading_of_conversation on listening.reading (workspace, conversation, at desc) where conversation is not null;
create index reading_of_customer on listening.reading (workspace, customer) where customer is not null;
create index reading_by_age on listening.reading (workspace, at);
select platform.protect('listening.reading');

-- What a person said instead, or that it was right: teaches the workspace's own adjustment and measures nothing.
create table listening.correction (
  workspace uuid not null default platform.workspace(),
  reading uuid primary key references listening.reading on delete cascade,
  said text not null check (said in ('negative', 'neutral', 'positive')),
  by_id uuid,
  by_name text not null,
  at timestamptz not null
);
select platform.protect('listening.correction');

-- What stands in a conversation is seen with it; what stands in none, by those who see all.
create policy in_sight on listening.reading as restrictive to throughline_app using (
  (select coalesce(current_setting('app.sight', true), '')) = ''
  or exists (select 1 from desk.conversation_state seen where seen.id = conversation));
create policy in_sight on listening.correction as restrictive to throughline_app using (
  (select coalesce(current_setting('app.sight', true), '')) = ''
  or exists (select 1 from listening.reading seen where seen.id = reading));
