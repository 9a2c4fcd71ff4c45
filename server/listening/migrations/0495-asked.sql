-- Published: who was asked, with the chances that the answer's weight is made of, and the scores that came of it.
create view listening.asked with (security_invoker = true) as
  select ask.workspace, ask.id, ask.survey, survey.about, ask.customer, ask.conversation, ask.touchpoint, ask.channel, ask.probability, ask.free,
    ask.replays, ask.sent_at, ask.expires_at
  from listening.ask join listening.survey on survey.id = ask.survey where ask.sent_at is not null;
create view listening.asked_score with (security_invoker = true) as
  select workspace, id, ask, survey, scale, score, at from listening.answer
  where ask is not null and score is not null and told_at is not null;
grant select on listening.asked, listening.asked_score to throughline_app;

create index ask_by_sent on listening.ask (workspace, sent_at) where sent_at is not null;
