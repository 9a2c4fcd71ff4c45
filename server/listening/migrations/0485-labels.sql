-- Which channel the words came by, and by which engine they were read: its version, with what the workspace taught it.
alter table listening.reading
  add column channel text,                       -- null: read before it was kept
  add column adjustment int,                     -- null: as it came along
  add column engine text generated always as (version || coalesce('+' || adjustment::text, '')) stored;
update listening.reading set channel = response.channel
from listening.answer join listening.response on response.id = answer.response where answer.id = reading.answer;
create index reading_by_language on listening.reading (workspace, language, at);

-- Texts drawn at random to be labelled: which, by which seed, of how many.
create table listening.label_sample (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  language text not null,
  seed text not null,                            -- texts stand in the order of md5(seed || reading)
  since timestamptz not null,
  until timestamptz not null,
  population int not null,                       -- texts it was drawn from
  drawn int not null check (drawn between 1 and population),
  twice int not null check (twice between 0 and drawn),  -- the first of them are labelled by two people
  by_id uuid,
  by_name text not null,
  at timestamptz not null
);
create index label_sample_newest on listening.label_sample (workspace, at desc);
select platform.protect('listening.label_sample');

create table listening.label_item (
  workspace uuid not null default platform.workspace(),
  sample uuid not null references listening.label_sample on delete cascade,
  place int not null,
  reading uuid not null unique references listening.reading on delete cascade,  -- a text is drawn once
  primary key (sample, place)
);
select platform.protect('listening.label_item');

-- What each version of the engine said of a drawn text.
create table listening.label_verdict (
  workspace uuid not null default platform.workspace(),
  reading uuid not null references listening.label_item (reading) on delete cascade,
  engine text not null,
  sentiment text not null check (sentiment in ('negative', 'neutral', 'positive')),
  primary key (reading, engine)
);
select platform.protect('listening.label_verdict');

-- What a person said of it, blind. It measures the engine and teaches nothing: corrections teach, and never measure.
create table listening.label (
  workspace uuid not null default platform.workspace(),
  reading uuid not null references listening.label_item (reading) on delete cascade,
  by_id uuid not null,
  by_name text not null,
  said text not null check (said in ('negative', 'neutral', 'positive', 'unclear')),
  at timestamptz not null,
  primary key (reading, by_id)
);
create index label_by_person on listening.label (workspace, by_id, at desc);
select platform.protect('listening.label');

-- A share of a random draw is no random draw: who does not see every conversation neither draws nor labels.
create policy in_sight on listening.label_item as restrictive to throughline_app using (
  (select coalesce(current_setting('app.sight', true), '')) = '');
create policy in_sight on listening.label_verdict as restrictive to throughline_app using (
  (select coalesce(current_setting('app.sight', true), '')) = '');
create policy in_sight on listening.label as restrictive to throughline_app using (
  (select coalesce(current_setting('app.sight', true), '')) = '');
