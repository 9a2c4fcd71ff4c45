-- How often each code stood in the columns of a survey's last file: what the next file's columns are compared with.
alter table touchpoints.survey_mapping add column shares jsonb not null default '{}';
