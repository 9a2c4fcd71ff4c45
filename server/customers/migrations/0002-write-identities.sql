-- Carries out a plan of core/customers/resolve.ts as a whole, or answers null and changes nothing when what it was built
-- on has changed meanwhile. `moment` is when it happened, `noted_at` when we noted it. Everybody locks customers by id first and identifiers by value second, so nobody waits in a circle.
create function customers.write_identities(plan jsonb, by jsonb, moment timestamptz, noted_at timestamptz) returns jsonb
  language plpgsql set search_path = pg_catalog as $$
declare
  expected int;
  written int;
  moved jsonb;
begin
  begin
    perform 1 from customers.customer
      where id in (select r.id from jsonb_to_recordset(plan -> 'roots') as r (id uuid)) order by id for no key update;
    if exists (select from jsonb_to_recordset(plan -> 'roots') as r (id uuid, revision int)
        left join customers.customer c on c.id = r.id and c.revision = r.revision and c.root = c.id and c.erased_at is null
        where c.id is null) then
      raise exception 'stale' using errcode = 'TL409';
    end if;
    update customers.customer c set revision = c.revision + 1, known = c.known or r.known
      from jsonb_to_recordset(plan -> 'roots') as r (id uuid, known boolean) where c.id = r.id;

    insert into customers.customer (id, root, known, created_at)
      select c.id, c.root, c.known, moment from jsonb_to_recordset(plan -> 'customers') as c (id uuid, root uuid, known boolean);

    update customers.identifier i set unlinked_at = noted_at
      from jsonb_to_recordset(plan -> 'unlinks') as u (id uuid) where i.id = u.id and i.unlinked_at is null;
    insert into customers.identifier (id, customer, kind, value, strength, shared, linked_at)
      select l.id, l.customer, l.kind, l.value, l.strength, l.shared, moment
      from jsonb_to_recordset(plan -> 'links') as l (id uuid, customer uuid, kind text, value text, strength text, shared boolean)
      order by l.kind collate "C", l.value collate "C"
      on conflict (workspace, kind, value) where unlinked_at is null do nothing;
    get diagnostics written = row_count;
    if written <> jsonb_array_length(plan -> 'links') then
      raise exception 'stale' using errcode = 'TL409';
    end if;
    update customers.identifier i set strength = 'proven'
      from jsonb_to_recordset(plan -> 'proven') as p (id uuid) where i.id = p.id;
    update customers.identifier i set contested = array_append(i.contested, c.root)
      from jsonb_to_recordset(plan -> 'contests') as c (id uuid, root uuid)
      where i.id = c.id and not c.root = any (i.contested);

    with changed as (
      update customers.customer c set root = r.new
        from jsonb_to_recordset(plan -> 'moves') as r (old uuid, new uuid) where c.root = r.old
        returning c.id, c.root)
    select coalesce(jsonb_agg(jsonb_build_object('customer', id, 'root', root)), '[]') into moved from changed;
    insert into customers.merge (id, from_customer, into_customer, at)
      select m.id, m.from_customer, m.into_customer, noted_at
      from jsonb_to_recordset(plan -> 'merges') as m (id uuid, from_customer uuid, into_customer uuid);

    insert into customers.ledger (id, action, cause, reason, customer, other, identifier, kind, source, actor_kind, actor, at)
      select coalesce(l.id, uuidv7()), l.action, l.cause, by ->> 'reason', l.customer, l.other, l.identifier, l.kind,
        (by ->> 'source')::uuid, by ->> 'kind', by ->> 'id', noted_at
      from jsonb_to_recordset(plan -> 'ledger')
        as l (id uuid, action text, cause text, customer uuid, other uuid, identifier uuid, kind text);
    insert into customers.duplicate (one, other, kind, at)
      select d.one, d.other, d.kind, noted_at from jsonb_to_recordset(plan -> 'duplicates') as d (one uuid, other uuid, kind text)
      order by d.one, d.other on conflict (workspace, one, other) do nothing;
    return moved;
  exception when sqlstate 'TL409' then
    return null;
  end;
end $$;
revoke execute on function customers.write_identities from public;
grant execute on function customers.write_identities to throughline_app;
