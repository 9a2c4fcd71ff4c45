import { customerErased } from '#customers';
import { defineListener, sql, type Tx } from '#platform';
import { eraseInAnalytics } from './shipping/index.ts';

/** Forgets the words about these customers and takes them out of the spine: the figures stay, nobody stands behind them. */
export async function eraseTouchpoints(tx: Tx, customers: readonly string[]): Promise<void> {
  await tx.run(sql`delete from touchpoints.detail where customer = any(${customers}::uuid[])`);
  await tx.run(sql`delete from touchpoints.consent where customer = any(${customers}::uuid[])`);
  await tx.run(sql`select touchpoints.detach(${customers}::uuid[])`);
  await eraseInAnalytics(tx, customers);
}

/** Rejected events name people who were never written: they are found by the hashes of whom they name. */
export const forgetDeadLetters = defineListener({
  name: 'touchpoints.forget-dead-letters',
  on: [customerErased],
  async handle(tx, { data }) {
    const { identities = [] } = data;
    if (identities.length > 0) await tx.run(sql`delete from touchpoints.dead_letter where identities && ${identities}`);
  },
});
