import { problem, publishMany, sql, type Tx } from '#platform';
import { customerChanged } from './events.ts';
import { lockRoots, refuseErased, type Member } from './families.ts';

/** What may be said of a customer; null empties a field, left out leaves it. Of `custom` only the named fields change. */
export interface Attributes {
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  company?: string | null | undefined;
  language?: string | null | undefined;
  zone?: string | null | undefined;
  custom?: Record<string, unknown> | undefined;
}

const columns = {
  firstName: 'first_name',
  lastName: 'last_name',
  company: 'company',
  language: 'language',
  zone: 'zone',
};

/** Keeps names short enough for a line and drops what is no text; made for input that nobody has checked. */
function tidy(given: Attributes): Record<string, unknown> {
  const named = Object.entries(columns).filter(([key]) => given[key as keyof typeof columns] !== undefined);
  const texts = named.map(([key, column]) => [
    column,
    given[key as keyof typeof columns]?.trim().slice(0, 200) || null,
  ]);
  return { ...Object.fromEntries(texts), ...(given.custom === undefined ? {} : { custom: given.custom }) };
}

/**
 * Sets attributes of many customers at once, at the root of each; the last one wins. Nothing is written, and nothing is told,
 * where everything stands as given. Erased customers are left out.
 */
export async function setAttributesMany(
  tx: Tx,
  given: ReadonlyArray<{ customer: string; attributes: Attributes }>,
): Promise<void> {
  const merged = new Map<string, Record<string, unknown>>();
  for (const { customer, attributes } of given) {
    const [before, now] = [merged.get(customer) ?? {}, tidy(attributes)];
    const custom = { ...(before['custom'] as object | undefined), ...(now['custom'] as object | undefined) };
    merged.set(customer, { ...before, ...now, custom });
  }
  const rows = [...merged].map(([customer, set]) => ({ customer, set }));
  if (rows.length === 0) return;
  const changed = await tx.all(sql<{ id: string }>`
    with given as (
      select customer.root, (jsonb_agg(row.set order by row.customer) -> -1) as set
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (customer uuid, set jsonb)
      join customers.customer on customer.id = row.customer group by customer.root
    ), locked as (
      select customer.id, given.set from customers.customer join given on given.root = customer.id
      where customer.erased_at is null and (
        exists (select from jsonb_each_text(given.set - 'custom') as field
          where field.value is distinct from to_jsonb(customer) ->> field.key)
        or customer.custom is distinct from jsonb_strip_nulls(customer.custom || (given.set -> 'custom')))
      order by customer.id for no key update of customer
    )
    update customers.customer set version = version + 1,
      first_name = case when set ? 'first_name' then set ->> 'first_name' else first_name end,
      last_name = case when set ? 'last_name' then set ->> 'last_name' else last_name end,
      company = case when set ? 'company' then set ->> 'company' else company end,
      language = case when set ? 'language' then set ->> 'language' else language end,
      zone = case when set ? 'zone' then set ->> 'zone' else zone end,
      custom = jsonb_strip_nulls(custom || (set -> 'custom'))
    from locked where customer.id = locked.id returning customer.id`);
  await publishMany(
    tx,
    customerChanged,
    changed.map(({ id }) => ({ subject: id, data: { customer: id } })),
  );
}

/** Sets attributes of one customer, at the root of the person. */
export async function setCustomerAttributes(tx: Tx, customer: string, attributes: Attributes): Promise<void> {
  await setAttributesMany(tx, [{ customer, attributes }]);
}

/** The same for somebody who has seen a version of it. Throws `conflict` when it is no longer that, `gone`, `not-found`. */
export async function changeAttributes(
  tx: Tx,
  customer: string,
  change: Attributes & { version: number },
): Promise<void> {
  const { version, ...attributes } = change;
  const root = (await lockRoots(tx, [customer])).get(customer) as Member;
  refuseErased(root);
  const row = await tx.one(sql<{ version: number }>`select version from customers.customer where id = ${root.id}`);
  if (row.version !== version)
    throw problem('conflict', {
      code: 'stale',
      detail: 'Somebody else has changed this customer meanwhile. Reload and try again.',
    });
  await setCustomerAttributes(tx, root.id, attributes);
}
