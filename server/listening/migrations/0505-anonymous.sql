-- Surveys whose responses nobody can join to a person later: they know no customer, conversation, ask or device, and of times the day.
-- Ids made of a time would tell it.
alter table listening.survey add column anonymous boolean not null default false;
alter table listening.response
  add column anonymous boolean not null default false,
  add check (not anonymous or num_nonnulls(ask, customer, conversation, device, language) = 0
    and uuid_extract_timestamp(id) is null and started_at = date_trunc('day', started_at, 'UTC')
    and last_at = started_at and coalesce(completed_at, started_at) = started_at and coalesce(received_at, started_at) = started_at);

create function listening.stays_anonymous() returns trigger language plpgsql as $$
begin
  raise exception 'An anonymous survey stays anonymous: that was promised to those who answered.';
end $$;
create trigger stays_anonymous before update on listening.survey for each row
  when (old.anonymous and not new.anonymous) execute function listening.stays_anonymous();
