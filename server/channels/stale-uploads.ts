import { z } from 'zod';
import { defineJob, releaseFiles, sql, type App } from '#platform';

/** Lets go of files that were handed in more than a day ago and never sent. */
export const dropStaleUploads = defineJob({
  name: 'channels.drop-stale-uploads',
  input: z.object({ workspace: z.uuid() }),
  async run(app: App, { workspace }) {
    await app.database.inWorkspace(workspace, async (tx) => {
      const dayAgo = new Date(tx.now.getTime() - 86_400_000);
      const dropped = await tx.all<{ owner: string }>(sql`delete from channels.upload
        where id in (select id from channels.upload where at < ${dayAgo} and held_by is null limit 500) returning owner`);
      for (const { owner } of dropped) await releaseFiles(tx, app.files, owner);
    });
  },
});
