import { customerMerged, customerUnmerged } from '#customers';
import { defineListener, sql, type Tx } from '#platform';

/** Notes what a change of persons changes in analytics; the shipper does it within seconds. */
export const rewriteAnalytics = defineListener({
  name: 'touchpoints.rewrite-analytics',
  on: [customerMerged, customerUnmerged],
  async handle(tx, { data }) {
    await note(
      tx,
      'moved',
      data.moved.map(({ customer }) => customer),
    );
  },
});

/** To be said in the transaction that takes these customers out of the spine. */
export async function eraseInAnalytics(tx: Tx, customers: readonly string[]): Promise<void> {
  await note(tx, 'erased', customers);
}

async function note(tx: Tx, kind: 'moved' | 'erased', customers: readonly string[]): Promise<void> {
  await tx.run(sql`insert into touchpoints.rewrite (kind, customer, at)
    select ${kind}, customer, ${tx.now} from unnest(${customers}::uuid[]) customer`);
  tx.wakesReaders();
}
