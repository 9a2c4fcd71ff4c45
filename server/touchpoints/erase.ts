import { customerErased } from '#customers';
import { z } from 'zod';
import { addJob, defineJob, defineListener, sql, type App, type Tx } from '#platform';
import { thaw } from './archive/index.ts';
import { eraseInAnalytics } from './shipping/index.ts';

/** Forgets the words about these customers and takes them out of the spine: the figures stay, nobody stands behind them. */
export async function eraseTouchpoints(tx: Tx, customers: readonly string[], app: Pick<App, 'files'>): Promise<void> {
  await thaw(tx, app.files, customers);
  await tx.run(sql`delete from touchpoints.detail where customer = any(${customers}::uuid[])`);
  await tx.run(sql`delete from touchpoints.consent where customer = any(${customers}::uuid[])`);
  await tx.run(sql`select touchpoints.detach(${customers}::uuid[])`);
  await eraseInAnalytics(tx, customers);
}

const lateSeconds = 90;

/** Requests that were under way, or another process that still remembered them, may have written after the erasure. */
export const eraseLateOnes = defineJob({
  name: 'touchpoints.erase-late-ones',
  input: z.object({ workspace: z.guid(), customers: z.array(z.guid()) }),
  run: (app, { workspace, customers }) =>
    app.database.inWorkspace(workspace, (tx) => eraseTouchpoints(tx, customers, app)),
});

/** Rejected events name people who were never written: they are found by the hashes of whom they name. */
export const forgetDeadLetters = defineListener({
  name: 'touchpoints.forget-dead-letters',
  on: [customerErased],
  async handle(tx, { data }) {
    const { customers, identities = [] } = data;
    if (identities.length > 0) await tx.run(sql`delete from touchpoints.dead_letter where identities && ${identities}`);
    const runAt = new Date(tx.now.getTime() + lateSeconds * 1000);
    await addJob(tx, eraseLateOnes, { workspace: tx.workspace, customers }, { runAt });
  },
});
