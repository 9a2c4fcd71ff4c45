-- What is known of each profile by name, one row each, so that filters ask for it along an index. Kept by a trigger as `custom`, `company` and
-- `language` change, whichever way; nothing else writes here. Texts are cut off where an index must end.
create table customers.attribute (
  workspace uuid not null default platform.workspace(),
  customer uuid not null references customers.customer on delete cascade,
  name text collate "C" not null,
  words text,
  said text collate "C" generated always as (left(lower(words), 200)) stored,
  amount double precision,
  flag boolean,
  primary key (customer, name)
);

-- Numbers beyond fifteen digits are no amounts, and lists and objects nothing that is asked for.
create function customers.attributes_in(custom jsonb, company text, language text)
  returns table (name text, words text, amount double precision, flag boolean)
  language sql immutable as $$
  (select key, case jsonb_typeof(value) when 'string' then left(value #>> '{}', 1000) end,
    case when jsonb_typeof(value) = 'number' and abs((value #>> '{}')::numeric) <= 1e15
      then round((value #>> '{}')::numeric, 10)::double precision end,
    case jsonb_typeof(value) when 'boolean' then (value #>> '{}')::boolean end
  from jsonb_each(custom)
  where jsonb_typeof(value) in ('string', 'number', 'boolean') and value <> '""' and length(key) <= 60 and key not in ('company', 'language')
  order by key limit 100)
  union all select 'company', company, null, null where company is not null
  union all select 'language', language, null, null where language is not null
$$;

insert into customers.attribute (workspace, customer, name, words, amount, flag)
  select customer.workspace, customer.id, said.name, said.words, said.amount, said.flag
  from customers.customer, customers.attributes_in(customer.custom, customer.company, customer.language) as said;
create index attribute_said on customers.attribute (workspace, name, said);
create index attribute_amount on customers.attribute (workspace, name, amount) where amount is not null;
create index attribute_flag on customers.attribute (workspace, name, flag) where flag is not null;
select platform.protect('customers.attribute');

create function customers.keep_attributes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then delete from customers.attribute where customer = new.id; end if;
  insert into customers.attribute (workspace, customer, name, words, amount, flag)
  select new.workspace, new.id, name, words, amount, flag
  from customers.attributes_in(new.custom, new.company, new.language);
  return null;
end $$;
create trigger attributes_added after insert on customers.customer for each row
  when (new.custom <> '{}' or new.company is not null or new.language is not null)
  execute function customers.keep_attributes();
create trigger attributes_changed after update on customers.customer for each row
  when ((new.custom, new.company, new.language) is distinct from (old.custom, old.company, old.language))
  execute function customers.keep_attributes();

-- Published: what is known of a customer, by every id they ever had; where the person's own profile says nothing, what another one says.
create view customers.attribute_of with (security_invoker = true) as
  select asked.workspace, asked.id as customer, attribute.name, attribute.words, attribute.said, attribute.amount, attribute.flag
  from customers.customer asked
  join customers.customer member on member.workspace = asked.workspace and member.root = asked.root
  join customers.attribute on attribute.customer = member.id
  where member.id = asked.root or (
    -- not as `exists`, which PostgreSQL might answer from a table of all attributes at once
    select true from customers.attribute own where own.customer = asked.root and own.name = attribute.name limit 1) is null;
grant select on customers.attribute_of to throughline_app;
