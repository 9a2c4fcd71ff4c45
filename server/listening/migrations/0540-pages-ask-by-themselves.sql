-- Switched on in pages, a survey asks there and nowhere else: `survey.active` is of its occasion alone.
update listening.survey set active = false where key <> 'csat'
  and id in (select survey from listening.page_survey) and id not in (select survey from listening.occasion);
