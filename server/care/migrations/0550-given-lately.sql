-- What a person was given or is to be given since, in one currency, whichever cases it stands on: also on those that whoever gives
-- does not see, so that the limit is the same for all. In the smallest unit.
create function care.given_lately(recovery uuid, currency text, since timestamptz) returns float8
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(sum(gesture.amount), 0)::float8
  from care.recovery this
    join customers.root person on person.workspace = this.workspace and person.id = this.customer
    join customers.root family on family.workspace = this.workspace and family.root = person.root
    join care.recovery theirs on theirs.workspace = this.workspace and theirs.customer = family.id
    join care.gesture on gesture.recovery = theirs.id
  where this.workspace = platform.workspace() and this.id = given_lately.recovery and gesture.currency = given_lately.currency
    and gesture.state in ('waiting', 'given') and (theirs.id = this.id or gesture.at > given_lately.since) $$;
