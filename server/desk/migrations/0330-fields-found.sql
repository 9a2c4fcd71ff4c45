-- What is filled in is looked for. Row-level security lets an index answer only what PostgreSQL calls leakproof: that is equality and order
-- of text and of double precision, but not of numeric. Texts are cut off where an index must end.
alter table desk.field_value
  add column said text collate "C" generated always as (left(lower(words), 200)) stored,
  add column amount double precision generated always as (number::double precision) stored;
drop index desk.field_value_found;
create index field_value_chosen on desk.field_value (workspace, field, choice, conversation);
create index field_value_said on desk.field_value (workspace, field, said) where said is not null;
create index field_value_amount on desk.field_value (workspace, field, amount) where amount is not null;
create index field_value_day on desk.field_value (workspace, field, day) where day is not null;
