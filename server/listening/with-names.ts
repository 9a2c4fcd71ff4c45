import type { Tx } from '#platform';
import { describeCustomers } from '#customers';

/** The rows with the customers they are about by name. */
export async function withNames<Row extends { customer: string }>(tx: Tx, rows: Row[]) {
  const known = await describeCustomers(tx, [...new Set(rows.map(({ customer }) => customer))]);
  return rows.map((row) => {
    const customer = known.get(row.customer);
    return { ...row, customer: { id: customer?.id ?? row.customer, name: customer?.name ?? 'Erased customer' } };
  });
}
