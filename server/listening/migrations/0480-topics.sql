-- What customers write about, in the company's own words: topics with rules and examples. Examples are words of the company's people.
create table listening.topic (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  name text not null,
  description text not null default '',
  parent uuid references listening.topic on delete set null,
  team uuid,                                     -- the department that owns it
  rules jsonb not null default '[]',             -- [{language, text}]
  examples jsonb not null default '[]',          -- [{text, about}]
  version int not null default 1,
  learnt int not null default 0,                 -- the revision of the topics whose examples it was learnt from
  weights bytea,                                 -- what the examples taught, float32; null: it does not speak
  bias real,
  held_out jsonb,                                -- how it fared on examples it was not shown; null: too few to learn from
  created_at timestamptz not null,
  changed_at timestamptz not null
);
select platform.protect('listening.topic');
create unique index topic_by_name on listening.topic (workspace, lower(name));
create index topic_by_parent on listening.topic (parent) where parent is not null;

-- The topics as a whole: which revision stands, and how far older texts are read by it.
create table listening.taxonomy (
  workspace uuid primary key default platform.workspace(),
  revision int not null default 0,
  learnt int not null default 0,                 -- the revision whose examples were learnt
  reading int not null default 0,                -- the revision that older texts are being read by, or were
  cursor_at timestamptz,                         -- down to here it is done; null: not begun
  cursor_id uuid,
  done int not null default 0,
  total int not null default 0,
  started_at timestamptz,
  finished_at timestamptz
);
select platform.protect('listening.taxonomy');

-- Which topics a text was found to be about, and by which way. A text is what was read: it moves, expires and is erased there.
create table listening.topic_found (
  workspace uuid not null default platform.workspace(),
  reading uuid not null references listening.reading on delete cascade,
  topic uuid not null references listening.topic on delete cascade,
  way text not null check (way in ('rule', 'learnt')),
  rule int,                                      -- which of its rules, from 0
  probability real,
  version int not null,                          -- of the topic
  primary key (reading, topic),
  check ((way = 'rule') = (rule is not null))
);
select platform.protect('listening.topic_found');
create index topic_found_by_topic on listening.topic_found (topic);

-- What a person said of it: it teaches, and measures nothing.
create table listening.topic_said (
  workspace uuid not null default platform.workspace(),
  reading uuid not null references listening.reading on delete cascade,
  topic uuid not null references listening.topic on delete cascade,
  about boolean not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (reading, topic)
);
select platform.protect('listening.topic_said');
create index topic_said_by_topic on listening.topic_said (topic);

-- Seen with the text that it is of.
create policy in_sight on listening.topic_found as restrictive to throughline_app using (
  (select coalesce(current_setting('app.sight', true), '')) = ''
  or exists (select 1 from listening.reading seen where seen.id = reading));
create policy in_sight on listening.topic_said as restrictive to throughline_app using (
  (select coalesce(current_setting('app.sight', true), '')) = ''
  or exists (select 1 from listening.reading seen where seen.id = reading));

-- What a text is about once people have had their say.
create view listening.topic_of_text with (security_invoker = true) as
  select workspace, reading, topic, way, rule, probability, version from listening.topic_found
  where not exists (select 1 from listening.topic_said said
    where said.reading = topic_found.reading and said.topic = topic_found.topic)
  union all
  select workspace, reading, topic, 'hand', null, null, null from listening.topic_said where about;
grant select on listening.topic_of_text to throughline_app;
