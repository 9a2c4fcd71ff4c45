-- What is known of a person stands beside every id that they ever had, with whose profile says it: so a filter asks one index and joins
-- nothing. Where the person's own profile says nothing of a name, what the others of the family say stands there.
alter table customers.attribute add column teller uuid;
update customers.attribute set teller = customer;
alter table customers.attribute alter column teller set not null;
alter table customers.attribute drop constraint attribute_pkey;
alter table customers.attribute add primary key (customer, name, teller);

drop index customers.attribute_said;
drop index customers.attribute_amount;
drop index customers.attribute_flag;
create index attribute_said on customers.attribute (workspace, name, said) include (customer);
create index attribute_amount on customers.attribute (workspace, name, amount) include (customer) where amount is not null;
create index attribute_flag on customers.attribute (workspace, name, flag) include (customer) where flag is not null;
create index attribute_words on customers.attribute using gin (workspace, name, words public.gin_trgm_ops) where words is not null;

-- Writes anew what stands beside the ids of a person.
create function customers.hold_attributes(home uuid, person uuid) returns void language sql as $$
  delete from customers.attribute
    where customer in (select id from customers.customer where workspace = home and root = person);
  insert into customers.attribute (workspace, customer, name, teller, words, amount, flag)
  with told as materialized (
    select member.id as teller, said.name, said.words, said.amount, said.flag
    from customers.customer member, customers.attributes_in(member.custom, member.company, member.language) as said
    where member.workspace = home and member.root = person)
  select home, asked.id, told.name, told.teller, told.words, told.amount, told.flag
  from customers.customer asked, told
  where asked.workspace = home and asked.root = person and (told.teller = person
    or not exists (select from told own where own.teller = person and own.name = told.name))
$$;

create or replace function customers.keep_attributes() returns trigger language plpgsql as $$
begin
  perform customers.hold_attributes(new.workspace, new.root);
  return null;
end $$;

create function customers.keep_attributes_of_both() returns trigger language plpgsql as $$
begin
  perform customers.hold_attributes(new.workspace, old.root);
  perform customers.hold_attributes(new.workspace, new.root);
  return null;
end $$;
create trigger attributes_moved after update of root on customers.customer for each row
  when (new.root <> old.root) execute function customers.keep_attributes_of_both();

select customers.hold_attributes(workspace, root) from (
  select workspace, root from customers.customer group by workspace, root having count(*) > 1) as family;

create or replace view customers.attribute_of with (security_invoker = true) as
  select workspace, customer, name, words, said, amount, flag from customers.attribute;

-- Row-level security keeps words within a text out of index conditions, so the function filters by workspace itself and gives ids only.
create function customers.attribute_with_words(asked text, patterns text[], most int) returns table (customer uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select held.customer from customers.attribute held
  where held.workspace = platform.workspace() and held.name = asked and held.words operator(pg_catalog.~~*) patterns[1]
    and held.words operator(pg_catalog.~~*) all (patterns) limit most
$$;
revoke all on function customers.attribute_with_words from public;
grant execute on function customers.attribute_with_words to throughline_app;
