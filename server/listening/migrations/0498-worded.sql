-- Published: what was written in answers, without the words: who could be replied to, and since when. Not to the question again after a recovery.
create view listening.worded with (security_invoker = true) as
  select answer.workspace, answer.response, answer.at, response.customer, response.conversation, response.touchpoint, response.channel, response.source
  from listening.answer
  join listening.response on response.id = answer.response
  left join listening.ask on ask.id = answer.ask
  where answer.words <> '' and ask.again is not true;
grant select on listening.worded to throughline_app;
