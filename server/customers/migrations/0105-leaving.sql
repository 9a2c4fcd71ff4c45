-- What named somebody who was just erased, until every domain has forgotten them by it.
create table customers.leaving (
  workspace uuid not null default platform.workspace(),
  customer uuid not null references customers.customer,
  kind text not null check (kind in ('address', 'name')),
  value text not null,
  at timestamptz not null,
  primary key (workspace, customer, kind, value)
);
select platform.protect('customers.leaving');
