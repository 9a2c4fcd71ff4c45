-- The question again after a recovery is in no headline figure, and an ask is about what it was asked about, whatever its survey says today.
create or replace view listening.asked with (security_invoker = true) as
  select workspace, id, survey, about, customer, conversation, touchpoint, channel, probability, free, replays, sent_at, expires_at
  from listening.ask where sent_at is not null and not again;
