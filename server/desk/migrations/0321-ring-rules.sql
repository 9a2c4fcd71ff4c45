-- For what somebody wants a notification of their desktop, and for what a sound. Without a row: for nothing.
create table desk.ring_rule (
  workspace uuid not null default platform.workspace(),
  person uuid not null,
  happening text not null,
  desktop boolean not null,
  sound boolean not null,
  primary key (workspace, person, happening)
);
create index ring_rule_by_happening on desk.ring_rule (workspace, happening, person) where desktop or sound;
select platform.protect('desk.ring_rule');
