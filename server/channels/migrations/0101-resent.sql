-- When a message was sent once more: what was told before is of an earlier attempt.
alter table channels.message add column resent_at timestamptz;
