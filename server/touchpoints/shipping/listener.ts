import { customerMerged, customerUnmerged } from '#customers';
import { defineListener, sql, type Tx } from '#platform';

/** Notes what a change of persons changes in analytics; the shipper does it within seconds. */
export const rewriteAnalytics = defineListener({
  name: 'touchpoints.rewrite-analytics',
  on: [customerMerged, customerUnmerged],
  async handle(tx, { data }) {
    await note(tx, 'moved', data.moved);
  },
});

/** To be said in the transaction that takes these customers out of the spine. */
export async function eraseInAnalytics(tx: Tx, customers: readonly string[]): Promise<void> {
  await note(
    tx,
    'erased',
    customers.map((customer) => ({ customer })),
  );
}

async function note(
  tx: Tx,
  kind: 'moved' | 'erased',
  rows: ReadonlyArray<{ customer: string; root?: string }>,
): Promise<void> {
  await tx.run(sql`insert into touchpoints.rewrite (kind, customer, root, at)
    select ${kind}, customer, root, ${tx.now} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (customer uuid, root uuid)`);
  tx.wakes('readers');
}
