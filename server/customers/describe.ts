import { displayName } from '#core/customers/name.ts';
import { sql, type Tx } from '#platform';

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
    with asked as (select id, root from customers.customer where id = any(${[...new Set(ids)]}::uuid[])),
    member as (
      select customer.* from customers.customer where root in (select root from asked)
    ), person as (
      select root,
        ${first('first_name')}, ${first('last_name')}, ${first('company')}, ${first('language')}, ${first('zone')}
      from member group by root
    ), reach as (
      select member.root,
        ${firstValue('email')}, ${firstValue('phone')}, ${firstValue('user_id')}
      from member join customers.identifier on identifier.customer = member.id
      where identifier.unlinked_at is null and kind in ('email', 'phone', 'user_id') group by member.root
    )
    select asked.id as asked, root.id, root.known, root.erased_at is not null as erased, root.created_at,
      person.first_name[1] as first_name, person.last_name[1] as last_name, person.company[1] as company,
      person.language[1] as language, person.zone[1] as zone, reach.email[1] as email, reach.phone[1] as phone, reach.user_id[1] as user_id
    from asked join customers.customer root on root.id = asked.root
    join person on person.root = root.id left join reach on reach.root = root.id`);
  return new Map(rows.map(({ asked, ...row }) => [asked, { ...row, name: displayName(row) }]));
}

/** The root's own word first, then that of its other profiles by age. */
function first(column: string) {
  const name = sql.ref(column);
  return sql`array_agg(member.${name} order by member.id <> member.root, member.id) filter (where member.${name} is not null) as ${name}`;
}

/** Proven before claimed, older before newer. */
function firstValue(kind: string) {
  return sql`array_agg(value order by strength = 'claimed', identifier.id) filter (where kind = ${kind}) as ${sql.ref(kind)}`;
}
