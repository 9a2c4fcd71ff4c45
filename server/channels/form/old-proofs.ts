import { z } from 'zod';
import { defineJob, sql, type App } from '#platform';

/** Forgets what was used more than two days ago: pages and challenges of then are over, so it cannot come again. */
export const dropOldProofs = defineJob({
  name: 'channels.drop-form-proofs',
  input: z.object({ workspace: z.uuid() }),
  async run(app: App, { workspace }) {
    await app.database.inWorkspace(workspace, async (tx) => {
      const before = new Date(tx.now.getTime() - 2 * 86_400_000);
      await tx.run(sql`delete from channels.form_proof where workspace = ${workspace} and at < ${before}`);
    });
  },
});
