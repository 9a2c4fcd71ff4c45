create schema customers;
grant usage on schema customers to throughline_app, throughline_dispatcher;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- One row per profile. Profiles that are one person share `root`; a root's own `root` is itself.
create table customers.customer (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  root uuid not null,
  revision int not null default 1,                -- of a root: counts what changes its family
  known boolean not null default false,           -- of a root: the family has more than devices
  first_name text,
  last_name text,
  company text,
  language text,
  zone text,
  custom jsonb not null default '{}',
  search_name text generated always as (lower(' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(company, ''))) stored,
  version int not null default 1,
  created_at timestamptz not null,
  erased_at timestamptz
);
create index customer_of_root on customers.customer (workspace, root);
create index customer_people on customers.customer (workspace, id desc) where root = id and known and erased_at is null;
create index customer_visitors on customers.customer (workspace, id desc) where root = id and not known and erased_at is null;
create index customer_search_name on customers.customer using gin (workspace, search_name public.gin_trgm_ops) where erased_at is null;
select platform.protect('customers.customer');
revoke delete on customers.customer from throughline_app;

-- Published: the person behind every customer id that ever was.
create view customers.root with (security_invoker = true) as select workspace, id, root from customers.customer;
grant select on customers.root to throughline_app, throughline_dispatcher;

create table customers.identifier (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  customer uuid not null references customers.customer,
  kind text not null,
  value text collate "C" not null,                -- normalised; "C" so that the unique index serves prefixes too
  strength text not null check (strength in ('proven', 'claimed')),
  shared boolean not null default false,
  contested uuid[] not null default '{}',
  linked_at timestamptz not null,
  unlinked_at timestamptz,
  unlinked_by_person boolean not null default false
);
create unique index identifier_linked on customers.identifier (workspace, kind, value) where unlinked_at is null;
create index identifier_of_customer on customers.identifier (workspace, customer);
select platform.protect('customers.identifier');

-- The merges in their order; those without `undone_at` make the families.
create table customers.merge (
  workspace uuid not null default platform.workspace(),
  id uuid primary key,
  seq bigint generated always as identity,
  from_customer uuid not null references customers.customer,
  into_customer uuid not null references customers.customer,
  at timestamptz not null,
  undone_at timestamptz
);
create index merge_from on customers.merge (workspace, from_customer);
create index merge_into on customers.merge (workspace, into_customer);
select platform.protect('customers.merge');
revoke delete on customers.merge from throughline_app;

-- Append-only: why identifiers and customers belong together. It names identifiers by id alone, so it may outlive them.
create table customers.ledger (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  action text not null check (action in ('link', 'unlink', 'proven', 'merge', 'unmerge', 'erase')),
  cause text not null,
  reason text,
  customer uuid not null,
  other uuid,
  identifier uuid,
  kind text,
  source uuid,
  actor_kind text not null,
  actor text,
  at timestamptz not null
);
create index ledger_of_customer on customers.ledger (workspace, customer, id desc);
create index ledger_of_other on customers.ledger (workspace, other) where other is not null;
create index ledger_of_identifier on customers.ledger (workspace, identifier) where identifier is not null;
select platform.protect('customers.ledger');
revoke update, delete on customers.ledger from throughline_app;

-- Two who may be one person, by a claim alone.
create table customers.duplicate (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  one uuid not null references customers.customer,
  other uuid not null references customers.customer,
  kind text not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'dismissed')),
  at timestamptz not null,
  settled_at timestamptz,
  unique (workspace, one, other)
);
create index duplicate_of_other on customers.duplicate (workspace, other);
create index duplicate_open on customers.duplicate (workspace, id desc) where state = 'open';
select platform.protect('customers.duplicate');

-- Who was erased: kept for good, so that a restored backup or an import cannot bring the person back under the old id.
create table customers.tombstone (
  workspace uuid not null default platform.workspace(),
  customer uuid not null,
  erased_at timestamptz not null,
  primary key (workspace, customer)
);
select platform.protect('customers.tombstone');
revoke update, delete on customers.tombstone from throughline_app;
