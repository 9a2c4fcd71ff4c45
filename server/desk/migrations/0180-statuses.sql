-- Own names of where a conversation stands. Each category has one by itself, whose id is the same everywhere; it has a row here
-- once somebody gave it another name or place.
create table desk.status (
  workspace uuid not null default platform.workspace(),
  id uuid not null default uuidv7(),
  name text not null,
  category text not null check (category in ('open', 'waiting', 'on-hold', 'resolved')),
  position int not null,
  retired boolean not null default false,        -- stays where it is, and is offered no more
  version int not null default 1,
  primary key (workspace, id)
);
create unique index status_by_name on desk.status (workspace, lower(name)) where not retired;
select platform.protect('desk.status');

-- An open conversation may wait for the customer or for somebody else: then it stands in a list of its own.
alter table desk.conversation
  add column pause text check (pause in ('waiting', 'on-hold')),
  add column own_status uuid;
alter table desk.conversation alter column shelf set expression as (case
    when merged_into is not null then 'merged'
    when status <> 'open' then status
    when snoozed_until is not null then 'snoozed'
    else coalesce(pause, 'open') end);
