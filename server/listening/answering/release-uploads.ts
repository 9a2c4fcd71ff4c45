import { z } from 'zod';
import { defineJob, defineSchedule } from '#platform';
import { releaseLoose } from './uploads.ts';

const atOnce = 100;

/** Files nobody sent, and files of responses that are gone, go day by day. */
export const releaseUploads = defineJob({
  name: 'listening.release-uploads',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    for (let released = atOnce; released === atOnce;)
      released = await app.database.inWorkspace(workspace, (tx) => releaseLoose(tx, app, atOnce));
  },
});

export const releaseSchedule = defineSchedule({ job: releaseUploads, every: '1 day', eachWorkspace: true });
