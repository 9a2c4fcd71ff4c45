-- Who answered in a conversation, and when last: a person of ours, by an answer that went.
create table desk.helped (
  workspace uuid not null default platform.workspace(),
  person uuid not null,
  conversation uuid not null references desk.conversation on delete cascade,
  at timestamptz not null,
  primary key (conversation, person)
);
create index helped_of_person on desk.helped (workspace, person, at);
select platform.protect('desk.helped');

-- Whose later line a person was shown, on which day (the company's), in which place of that day.
create table desk.ended (
  workspace uuid not null default platform.workspace(),
  person uuid not null,
  conversation uuid not null references desk.conversation on delete cascade,
  day date not null,
  place int not null,
  answered_at timestamptz not null,              -- the answer after which the line is told
  primary key (conversation, person),
  unique (workspace, person, day, place)
);
select platform.protect('desk.ended');

do $$ declare part text; begin
  foreach part in array array['helped', 'ended'] loop
    execute format('create policy in_sight on desk.%I as restrictive to throughline_app using (
      (select desk.looker()) is null or exists (select 1 from desk.conversation seen where seen.id = conversation))', part);
  end loop;
end $$;
