-- A survey can stand inline, in a place that a page marks for it (core/channels/page-survey).
alter table listening.page_survey
  drop constraint page_survey_form_check,
  add constraint page_survey_form_check check (form in ('card', 'bar', 'inline', 'tab'));
