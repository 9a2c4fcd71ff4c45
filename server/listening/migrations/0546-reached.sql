-- Whether an ask reached somebody: every rate and weight is of these. Not what came back, nor the question again after a recovery.
alter table listening.ask add column reached boolean not null generated always as
  (sent_at is not null and delivered_at is not null and state <> 'failed' and not again) stored;
create or replace view listening.ask_outcome with (security_invoker = true) as
  select workspace, id, customer, conversation, touchpoint, channel, state, reason, probability,
    decided_at, sent_at, delivered_at, answered_at, expires_at, survey, episode, about, again, reached
  from listening.ask;
create or replace view listening.asked with (security_invoker = true) as
  select workspace, id, survey, about, customer, conversation, touchpoint, channel, probability, free, replays, sent_at, expires_at
  from listening.ask where reached;
