import type { Tx } from '#platform';
import { describeCustomers } from '#customers';

interface Person {
  id: string;
  name: string;
}

type Named<Customer extends string | null> = Customer extends string ? Person : null;

/** The rows with the customers they are about by name; null stays null. */
export async function withNames<Row extends { customer: string | null }>(
  tx: Tx,
  rows: readonly Row[],
): Promise<Array<Omit<Row, 'customer'> & { customer: Named<Row['customer']> }>> {
  const known = await describeCustomers(tx, [...new Set(rows.flatMap(({ customer }) => customer ?? []))]);
  const named = (id: string): Person => ({
    id: known.get(id)?.id ?? id,
    name: known.get(id)?.name ?? 'Erased customer',
  });
  return rows.map((row) => ({
    ...row,
    customer: (row.customer === null ? null : named(row.customer)) as Named<Row['customer']>,
  }));
}
