-- What customers said in their own words that names a cause: a message, or the words of a response. The words stand where they are.
create table care.verbatim (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  cause uuid not null references care.cause on delete cascade,
  message uuid,
  response uuid,
  kind text not null check (kind in ('message.received', 'survey.answered', 'feedback.given')),  -- it goes with what tells of it
  customer uuid,                                 -- null: nobody known
  conversation uuid,
  at timestamptz(3) not null,                    -- when it was said
  by_name text not null,
  linked_at timestamptz(3) not null,
  check (num_nonnulls(message, response) = 1),
  unique nulls not distinct (workspace, cause, message, response)
);
create index verbatim_of_cause on care.verbatim (workspace, cause, at desc, id desc);
create index verbatim_of_customer on care.verbatim (workspace, customer) where customer is not null;
create index verbatim_of_conversation on care.verbatim (workspace, conversation) where conversation is not null;
create index verbatim_of_message on care.verbatim (message) where message is not null;
select platform.protect('care.verbatim');
create policy in_sight on care.verbatim as restrictive to throughline_app using (
  (select coalesce(current_setting('app.sight', true), '')) = ''
  or exists (select 1 from desk.conversation_state seen where seen.id = conversation));
