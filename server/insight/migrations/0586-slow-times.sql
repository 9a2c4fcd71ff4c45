-- Views ask for conversations in which something took long.
create index service_time_by_length on insight.service_time (workspace, kind, seconds) include (conversation) where until is not null;
create index service_time_by_opening on insight.service_time (workspace, kind, opening_s) include (conversation) where until is not null;
