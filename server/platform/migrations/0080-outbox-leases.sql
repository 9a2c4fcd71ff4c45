-- The outbox by the words of docs/decisions/0016: queued → sending → sent | retrying | uncertain | failed.
alter table platform.outbox drop constraint outbox_state_check;
update platform.outbox set state = case state when 'waiting' then 'retrying' else 'failed' end where state in ('waiting', 'refused');
alter table platform.outbox add constraint outbox_state_check
  check (state in ('queued', 'sending', 'retrying', 'sent', 'uncertain', 'failed'));

-- Whoever sends holds a lease, by the clock of the database, which all servers share. What was being sent when a lease ran out
-- goes again only if it had not begun to be handed over.
alter table platform.outbox
  add column lease_until timestamptz,
  add column handed_over_at timestamptz,
  add column first_tried_at timestamptz,
  add column priority smallint not null default 0,
  add column lane text;
update platform.outbox set handed_over_at = due_at where state = 'sending';
update platform.outbox set first_tried_at = created_at where attempts > 0;

drop index platform.outbox_due;
create index outbox_due on platform.outbox (priority desc, due_at) where state in ('queued', 'retrying');
drop index platform.outbox_in_flight;
create index outbox_in_flight on platform.outbox (workspace, subject) where state = 'sending';
create index outbox_by_key on platform.outbox (workspace, key);

-- What waits for a limit of its own, such as the mails a mailbox may send in an hour, waits in a lane until that is free again.
create table platform.outbox_lane (
  workspace uuid not null default platform.workspace(),
  lane text not null,
  free_at timestamptz not null,
  primary key (workspace, lane)
);
select platform.protect('platform.outbox_lane');
select platform.dispatchable('platform.outbox_lane');
