import { sql, type Tx } from '#platform';

/** The e-mail addresses of a person by any profile of theirs: proven before claimed, older before newer. At most 20. */
export async function addressesOf(tx: Tx, profiles: readonly string[]): Promise<string[]> {
  const rows = await tx.all(sql<{ value: string }>`select value from customers.identifier
    where customer = any(${profiles}::uuid[]) and kind = 'email' and unlinked_at is null
    group by value order by min((strength = 'claimed')::int), min(id::text) limit 20`);
  return rows.map(({ value }) => value);
}
