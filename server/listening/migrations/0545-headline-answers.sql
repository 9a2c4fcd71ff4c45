-- Of several questions of one scale in a response the first is the one that figures count: one person is one answer.
alter table listening.answer add column further boolean not null default false;
update listening.answer set further = true where score is not null and exists (select 1 from listening.answer first
  where first.response = answer.response and first.scale = answer.scale and first.score is not null and first.id < answer.id);
create or replace view listening.asked_score with (security_invoker = true) as
  select workspace, id, ask, survey, scale, score, at from listening.answer
  where ask is not null and score is not null and told_at is not null and not further;
