import { displayName } from '#core/customers/name.ts';
import { sql, type RawBuilder, type Tx } from '#platform';

/** Who a customer is, in short. */
export interface CustomerShort {
  /** The root: the person, whichever of their ids was asked for. */
  id: string;
  name: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  language: string | null;
  zone: string | null;
  /** How the company ranks them: their attribute `tier`. */
  tier: string | null;
  email: string | null;
  phone: string | null;
  userId: string | null;
  known: boolean;
  erased: boolean;
  createdAt: Date;
}

type Row = Omit<CustomerShort, 'name'> & { asked: string };

/** Describes customers by any of their ids: the map is keyed by the ids asked for. Follows merges; unknown ids are left out. */
export async function describeCustomers(tx: Tx, ids: readonly string[]): Promise<Map<string, CustomerShort>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all(sql<Row>`
    select asked.id as asked, root.id, root.known, root.erased_at is not null as erased, root.created_at,
      person.first_name[1] as first_name, person.last_name[1] as last_name, person.company[1] as company,
      person.language[1] as language, person.zone[1] as zone, person.tier[1] as tier, reach.email[1] as email, reach.phone[1] as phone, reach.user_id[1] as user_id
    from customers.customer asked join customers.customer root on root.id = asked.root
    cross join lateral (
      select ${first('first_name')}, ${first('last_name')}, ${first('company')}, ${first('language')}, ${first('zone')},
        ${firstOf(sql`left(member.custom ->> 'tier', 60)`, 'tier')}
      from customers.customer member where member.root = root.id
    ) person
    cross join lateral (
      select ${firstValue('email')}, ${firstValue('phone')}, ${firstValue('user_id')}
      from customers.customer member join customers.identifier on identifier.customer = member.id
      where member.root = root.id and identifier.unlinked_at is null and kind in ('email', 'phone', 'user_id')
    ) reach
    where asked.id = any(${[...new Set(ids)]}::uuid[])`);
  return new Map(rows.map(({ asked, ...row }) => [asked, { ...row, name: displayName(row) }]));
}

function first(column: string) {
  return firstOf(sql`member.${sql.ref(column)}`, column);
}

/** The root's own word first, then that of its other profiles by age. */
function firstOf(value: RawBuilder<unknown>, name: string) {
  return sql`array_agg(${value} order by member.id <> member.root, member.id) filter (where ${value} is not null) as ${sql.ref(name)}`;
}

/** Proven before claimed, older before newer. */
function firstValue(kind: string) {
  return sql`array_agg(value order by strength = 'claimed', identifier.id) filter (where kind = ${kind}) as ${sql.ref(kind)}`;
}
