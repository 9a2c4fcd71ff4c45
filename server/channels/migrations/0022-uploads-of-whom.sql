-- How many files somebody has handed in and not sent yet.
create index upload_by_whom on channels.upload (workspace, by);
