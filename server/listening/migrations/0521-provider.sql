-- A model provider of the company's own choice (docs/decisions/0049). No row, or not active: nothing leaves.
create table listening.provider (
  workspace uuid primary key default platform.workspace(),
  address text not null,                         -- what /chat/completions stands under
  model text not null,
  key text,                                      -- sealed
  sentiment boolean not null,                    -- it may read how texts feel, masked
  topics boolean not null,                       -- it may name words that emerge
  most_a_day int not null check (most_a_day between 1 and 100000),
  active boolean not null,
  since timestamptz,                             -- texts from then on are asked about
  agreed_by text,                                -- who was shown what leaves
  agreed_at timestamptz,
  trouble text,                                  -- a sentence; null: all is well
  trouble_at timestamptz,
  trouble_until timestamptz,                     -- tried again then; null: a person must see to it
  failures int not null default 0,               -- in a row
  version int not null default 1
);
select platform.protect('listening.provider');

-- Each time it was asked: when, for what, how much left, what came of it. Holds no words.
create table listening.provider_call (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  at timestamptz not null,
  purpose text not null check (purpose in ('sentiment', 'topics', 'try')),
  engine text not null,
  letters int not null,                          -- of customers' words, masked
  milliseconds int not null,
  outcome text not null
);
create index provider_call_by_time on listening.provider_call (workspace, at desc);
select platform.protect('listening.provider_call');

-- What it says of a text, beside the reading and never in its place; null: it was asked and gave nothing that could be used.
create table listening.opinion (
  workspace uuid not null default platform.workspace(),
  reading uuid not null references listening.reading on delete cascade,
  engine text not null,                          -- model@host
  sentiment text check (sentiment in ('negative', 'neutral', 'positive')),
  at timestamptz not null,
  primary key (reading, engine)
);
select platform.protect('listening.opinion');
create policy in_sight on listening.opinion as restrictive to throughline_app using (
  (select coalesce(current_setting('app.sight', true), '')) = ''
  or exists (select 1 from listening.reading seen where seen.id = reading));

-- Short names it gave to words that emerge.
create table listening.term_name (
  workspace uuid not null default platform.workspace(),
  term text not null,
  engine text not null,
  name text not null,
  at timestamptz not null,
  primary key (workspace, term)
);
select platform.protect('listening.term_name');
