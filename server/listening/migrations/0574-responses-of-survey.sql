-- Results and files read all responses of a survey, page by page.
create index response_of_survey on listening.response (workspace, survey, id);
