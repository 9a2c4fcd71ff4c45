-- What customers were promised: words, who sees to it, and by when. What became of it is a fact on the spine, without the words.
create table desk.promise (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  conversation uuid not null references desk.conversation on delete cascade,
  text text not null,
  by_kind text not null,
  by uuid,
  by_name text not null,
  owner uuid,                                    -- null: nobody sees to it
  due_at timestamptz(3) not null,
  remind_at timestamptz(3),
  reminded_at timestamptz(3),
  state text not null default 'open' check (state in ('open', 'kept', 'broken', 'withdrawn')),
  made_at timestamptz(3) not null,
  broken_at timestamptz(3),                      -- at its time by the clock; one that was kept late has both
  decided_at timestamptz(3),
  decided_by text,
  version int not null default 1
);
create index promise_of_conversation on desk.promise (conversation);
create index promise_open on desk.promise (workspace, due_at, id) where state = 'open';
create index promise_of_owner on desk.promise (workspace, owner, due_at, id) where state = 'open';
create index promise_settled on desk.promise (workspace, decided_at desc, id desc) where state <> 'open';
create index promise_to_break on desk.promise (due_at) where state = 'open' and broken_at is null;
create index promise_to_remind on desk.promise (remind_at) where state = 'open' and remind_at is not null and reminded_at is null;
select platform.protect('desk.promise');
select platform.dispatchable('desk.promise');
create policy in_sight on desk.promise as restrictive to throughline_app using (
  (select desk.looker()) is null or exists (select 1 from desk.conversation seen where seen.id = conversation));
