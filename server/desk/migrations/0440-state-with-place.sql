-- Where a conversation stands: the one that it was put into, else itself.
create or replace view desk.conversation_state with (security_invoker = true) as
  select workspace, id, customer, channel, status, assignee, answered, automatic, begun_by_us, started_at, resolved_at, reopened, contacts,
    coalesce(merged_into, id) as place
  from desk.conversation;
