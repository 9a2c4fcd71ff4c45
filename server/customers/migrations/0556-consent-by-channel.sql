-- A word about consent may be of one group of channels only, and may have been said in a survey: then of which edition.
alter table customers.consent
  add column channel text not null default 'all' check (channel in ('all', 'mail', 'chat', 'page', 'other')),
  add column edition int,
  drop constraint consent_source_check,
  add constraint consent_source_check check (source in ('form', 'survey', 'agent', 'import', 'api'));

-- Published: what holds of every id that ever was, on each group of channels: the latest word of that group or of all. Of two words of one
-- moment the one that withdraws holds.
create or replace view customers.consent_of with (security_invoker = true) as
  select distinct on (asked.id, consent.purpose, scope.channel)
    asked.workspace, asked.id as customer, consent.purpose, consent.state, consent.at, scope.channel
  from customers.root asked
  join customers.root family on family.workspace = asked.workspace and family.root = asked.root
  join customers.consent on consent.customer = family.id
  cross join (values ('mail'), ('chat'), ('page'), ('other')) as scope (channel)
  where consent.channel in ('all', scope.channel)
  order by asked.id, consent.purpose, scope.channel, consent.at desc, consent.state desc;
