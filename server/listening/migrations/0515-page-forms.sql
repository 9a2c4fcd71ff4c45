-- How a survey stands in a page: as a card beside it, a bar at its foot, or behind a tab at its edge that is always there (core/channels/page-survey).
alter table listening.page_survey
  add column form text not null default 'card' check (form in ('card', 'bar', 'tab')),
  add column tab jsonb not null default '{"place": "right", "words": {}}';
