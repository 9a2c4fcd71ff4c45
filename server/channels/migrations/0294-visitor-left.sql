-- When the last page of a visitor who has said something was closed; null while one is open.
alter table channels.visitor add column left_at timestamptz, add column came_at timestamptz;
create index visitor_left on channels.visitor (workspace, thread) where left_at is not null;
