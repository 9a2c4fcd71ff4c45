-- When a survey asks. Without a row: when somebody else decides, as a page does; the survey after every conversation has settings of its own.
create table listening.occasion (
  workspace uuid not null default platform.workspace(),
  survey uuid primary key references listening.survey on delete cascade,
  kind text not null check (kind in ('conversation', 'happening', 'relationship')),
  since timestamptz not null,                    -- nothing from before is asked about
  channels text[] not null default '{}',         -- of the conversations, or where the relationship is asked about
  kinds text[] not null default '{}',            -- of happenings on the spine
  touchpoints text[] not null default '{}',      -- of these alone; none: any
  delay_minutes int not null default 0 check (delay_minutes >= 0),
  chance real not null default 1 check (chance > 0 and chance <= 1),
  every_days int not null default 90 check (every_days > 0),       -- a round of the relationship
  at_minute smallint not null default 600 check (at_minute between 0 and 1439),  -- when on their day, by the company's clock
  mail_fallback boolean not null default false,
  same_kind_days int not null default 0 check (same_kind_days >= 0),
  distances jsonb not null default '{}',         -- days after an ask of another kind, by that kind
  after_survey uuid references listening.survey,
  after_what text check (after_what in ('asked', 'answered')),
  after_days int not null default 0 check (after_days >= 0),
  drawn_day int,                                 -- until which day since 1970 the relationship was drawn
  drawing_day int,                               -- until which it is being drawn, and how far: the customer
  drawn_to uuid,
  check ((after_survey is null) = (after_what is null))
);
select platform.protect('listening.occasion');

-- How far the spine was read for happenings to ask about.
create table listening.spine_read (
  workspace uuid primary key default platform.workspace(),
  generation int not null,
  xid xid8 not null,
  id uuid not null
);
select platform.protect('listening.spine_read');
