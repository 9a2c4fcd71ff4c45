-- Praise that somebody passes on to whoever helped: what was said, by whom and with which line of theirs. The words are kept as they
-- were passed on, and go with their customer, their conversation and what tells of them.
create table care.praise (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  message uuid,
  response uuid,
  kind text not null check (kind in ('message.received', 'survey.answered', 'feedback.given')),
  customer uuid,                                 -- null: nobody known
  conversation uuid,
  words text not null,
  said_at timestamptz(3) not null,
  line text not null default '',
  named boolean not null,                        -- whether they learn who the customer is
  by uuid,
  by_name text not null,
  at timestamptz(3) not null,
  goes_at timestamptz(3) not null,               -- until then it can be taken back
  told_at timestamptz(3),
  check (num_nonnulls(message, response) = 1),
  unique nulls not distinct (workspace, message, response)
);
create index praise_newest on care.praise (workspace, at desc, id desc);
create index praise_due on care.praise (goes_at) where told_at is null;
create index praise_of_customer on care.praise (workspace, customer) where customer is not null;
create index praise_of_conversation on care.praise (workspace, conversation) where conversation is not null;
select platform.protect('care.praise');
select platform.dispatchable('care.praise');

-- To whom.
create table care.praised (
  workspace uuid not null default platform.workspace(),
  praise uuid not null references care.praise on delete cascade,
  person uuid not null,
  primary key (praise, person)
);
create index praised_person on care.praised (workspace, person);
select platform.protect('care.praised');

-- Who wants such praise by mail, too.
create table care.praise_mail (
  workspace uuid not null default platform.workspace(),
  person uuid not null,
  primary key (workspace, person)
);
select platform.protect('care.praise_mail');

-- Who looks with a limited sight, as the edge says it for the transaction; null: everybody else.
create function care.looker() returns uuid language sql stable
  as $$ select nullif(split_part(current_setting('app.sight', true), ' ', 2), '')::uuid $$;

-- Whoever looks with a limited sight sees what was passed on to them, and nothing else.
create policy in_sight on care.praised as restrictive to throughline_app using (
  (select care.looker()) is null or person = (select care.looker()));
create policy in_sight on care.praise as restrictive to throughline_app using (
  (select care.looker()) is null or told_at is not null and exists (select 1 from care.praised told where told.praise = praise.id));
create policy in_sight on care.praise_mail as restrictive to throughline_app using (
  (select care.looker()) is null or person = (select care.looker()));
