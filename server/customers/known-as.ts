import type { ClaimKind } from '#core/customers/claim.ts';
import { sql, type Tx } from '#platform';

/** The profiles that one of these identifiers hangs on, whoever they are one person with. */
export async function knownAs(tx: Tx, kind: ClaimKind, values: readonly string[]): Promise<string[]> {
  const rows = await tx.all(sql<{ customer: string }>`select distinct customer from customers.identifier
    where workspace = ${tx.workspace} and kind = ${kind} and value = any(${values}::text[]) and unlinked_at is null`);
  return rows.map(({ customer }) => customer);
}
