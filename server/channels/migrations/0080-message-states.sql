-- Messages go by the words of the outbox (docs/decisions/0016).
alter table channels.message drop constraint message_state_check;
update channels.message set state = 'failed' where state = 'refused';
alter table channels.message add constraint message_state_check
  check (state in ('received', 'queued', 'retrying', 'sent', 'delivered', 'uncertain', 'failed'));
