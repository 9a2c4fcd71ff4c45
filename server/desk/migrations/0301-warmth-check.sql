-- Whether answers are looked at for their warmth before they go: of a person, and without one of the company. No row: they are.
create table desk.warmth (
  workspace uuid not null default platform.workspace(),
  person uuid,
  checked boolean not null,
  unique nulls not distinct (workspace, person)
);
select platform.protect('desk.warmth');
