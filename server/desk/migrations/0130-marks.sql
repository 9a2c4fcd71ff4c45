-- How urgent it is, until when it is put off, and in which list it therefore stands. Lists are read along their order, which is
-- told to the millisecond, as the world's clock is.
alter table desk.conversation
  alter column last_at type timestamptz(3),
  add column priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  add column snoozed_until timestamptz,
  add column shelf text not null generated always as (case
    when merged_into is not null then 'merged'
    when status <> 'open' then status
    when snoozed_until is not null then 'snoozed'
    else 'open' end) stored;
create index conversation_on_shelf on desk.conversation (workspace, shelf, last_at desc, id desc);
create index conversation_of_assignee_on_shelf on desk.conversation (workspace, assignee, shelf, last_at desc, id desc)
  where status = 'open';
create index conversation_of_nobody on desk.conversation (workspace, shelf, last_at desc, id desc)
  where status = 'open' and assignee is null;
create index conversation_snoozed on desk.conversation (snoozed_until) where snoozed_until is not null;
drop index desk.conversation_in_view;
drop index desk.conversation_of_assignee;
select platform.dispatchable('desk.conversation');

-- The company's own words to sort conversations by; an archived one stays where it is and is offered no more.
create table desk.tag (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  name text not null,
  colour text not null check (colour in ('plain', 'accent', 'good', 'warn', 'bad')),
  archived boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null
);
create unique index tag_by_name on desk.tag (workspace, lower(name));
select platform.protect('desk.tag');

create table desk.tagged (
  workspace uuid not null default platform.workspace(),
  tag uuid not null references desk.tag on delete cascade,
  conversation uuid not null references desk.conversation on delete cascade,
  brought_by uuid,                               -- the conversation that was put into this one and had it
  primary key (workspace, tag, conversation)
);
create index tagged_of_conversation on desk.tagged (workspace, conversation);
create index tagged_by_conversation on desk.tagged (conversation);
select platform.protect('desk.tagged');

-- Who wants to hear of a conversation.
create table desk.follower (
  workspace uuid not null default platform.workspace(),
  conversation uuid not null references desk.conversation on delete cascade,
  person uuid not null,
  brought_by uuid,
  at timestamptz not null,
  primary key (conversation, person)
);
create index follower_person on desk.follower (workspace, person);
select platform.protect('desk.follower');

-- What followers were told.
create table desk.notice (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  person uuid not null,
  conversation uuid not null references desk.conversation on delete cascade,
  event bigint not null,                         -- told once, however often the listener hears it
  what text not null,
  by_name text not null,
  at timestamptz(3) not null,
  seen_at timestamptz,
  unique (workspace, person, event)
);
create index notice_of_person on desk.notice (workspace, person, at desc, id desc);
create index notice_unseen on desk.notice (workspace, person) where seen_at is null;
create index notice_of_conversation on desk.notice (conversation);
select platform.protect('desk.notice');

-- How many conversations stand in each list, by whose they are and whether a customer waits. Counted as they change: a change
-- is a row of its own, which makes nobody wait, and is folded into the tally now and then.
create table desk.tally (
  workspace uuid not null default platform.workspace(),
  assignee uuid not null,                        -- nil: nobody
  shelf text not null,
  waits boolean not null,
  n bigint not null,
  primary key (workspace, assignee, shelf, waits)
);
select platform.protect('desk.tally');
create table desk.tally_change (
  workspace uuid not null default platform.workspace(),
  assignee uuid not null,
  shelf text not null,
  waits boolean not null,
  n bigint not null
);
create index tally_change_of_workspace on desk.tally_change (workspace);
select platform.protect('desk.tally_change');

create function desk.nil() returns uuid language sql immutable parallel safe
  as $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;

create function desk.is_tallied(shelf text) returns boolean language sql immutable parallel safe
  as $$ select shelf not in ('resolved', 'spam', 'merged') $$;

create function desk.tally_inserted() returns trigger language plpgsql as $$
begin
  insert into desk.tally_change (workspace, assignee, shelf, waits, n)
  select workspace, coalesce(assignee, desk.nil()), shelf, waiting_since is not null, count(*)
  from came where desk.is_tallied(shelf) group by 1, 2, 3, 4;
  return null;
end $$;

create function desk.tally_deleted() returns trigger language plpgsql as $$
begin
  if current_setting('app.dropping', true) = 'yes' then return null; end if;
  insert into desk.tally_change (workspace, assignee, shelf, waits, n)
  select workspace, coalesce(assignee, desk.nil()), shelf, waiting_since is not null, -count(*)
  from went where desk.is_tallied(shelf) group by 1, 2, 3, 4;
  return null;
end $$;

create function desk.tally_updated() returns trigger language plpgsql as $$
begin
  insert into desk.tally_change (workspace, assignee, shelf, waits, n)
  select workspace, coalesce(assignee, desk.nil()), shelf, waiting_since is not null, sum(n) from (
    select workspace, assignee, shelf, waiting_since, 1 as n from came
    union all select workspace, assignee, shelf, waiting_since, -1 from went) as moved
  where desk.is_tallied(shelf) group by 1, 2, 3, 4 having sum(n) <> 0;
  return null;
end $$;

create trigger tally_inserted after insert on desk.conversation referencing new table as came
  for each statement execute function desk.tally_inserted();
create trigger tally_deleted after delete on desk.conversation referencing old table as went
  for each statement execute function desk.tally_deleted();
create trigger tally_updated after update on desk.conversation referencing new table as came old table as went
  for each statement execute function desk.tally_updated();

insert into desk.tally (workspace, assignee, shelf, waits, n)
select workspace, coalesce(assignee, desk.nil()), shelf, waiting_since is not null, count(*)
from desk.conversation where desk.is_tallied(shelf) group by 1, 2, 3, 4;
