-- What people said about being asked for their opinion and the like: each word stays, the latest of a person holds. Kept with one of their
-- profiles, so that merges and their undoing carry it along.
create table customers.consent (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  customer uuid not null references customers.customer,
  purpose text not null check (purpose in ('opinion')),
  state text not null check (state in ('given', 'withdrawn')),
  source text not null check (source in ('form', 'agent', 'import', 'api')),
  by_name text not null,
  note text not null default '',
  at timestamptz(3) not null
);
create index consent_of_customer on customers.consent (workspace, customer, purpose);
select platform.protect('customers.consent');

-- Published: what holds of every id that ever was. Of two words of one moment the one that withdraws holds.
create view customers.consent_of with (security_invoker = true) as
  select distinct on (asked.id, consent.purpose) asked.workspace, asked.id as customer, consent.purpose, consent.state, consent.at
  from customers.root asked
  join customers.root family on family.workspace = asked.workspace and family.root = asked.root
  join customers.consent on consent.customer = family.id
  order by asked.id, consent.purpose, consent.at desc, consent.state desc;
grant select on customers.consent_of to throughline_app;
