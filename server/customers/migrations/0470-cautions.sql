-- What asks for care with a person, kept with one of their profiles, so that merges and their undoing carry it along. `about`: what it
-- stands with, such as a recovery case; it goes with that. Without it somebody set it by hand.
create table customers.caution (
  workspace uuid not null default platform.workspace(),
  id uuid primary key default uuidv7(),
  customer uuid not null references customers.customer,
  kind text not null check (kind in ('bereaved', 'legal', 'vulnerable', 'complaint')),
  note text not null default '',
  about text,
  since timestamptz(3) not null,
  until timestamptz(3),
  by_name text not null,
  lifted_at timestamptz(3),
  unique (workspace, about)
);
create index caution_of_customer on customers.caution (workspace, customer);
select platform.protect('customers.caution');

-- Published, for the upgrades of other domains: what stood already when they began to tell.
create function customers.raise_caution(home uuid, person uuid, why text, matter text, began timestamptz, who text) returns void
language sql as $$
  insert into customers.caution (workspace, customer, kind, about, since, by_name)
  select home, root, why, matter, began, who from customers.customer where id = person and erased_at is null
  on conflict do nothing
$$;
revoke all on function customers.raise_caution from public;
