import { z } from 'zod';
import { defineJob } from '#platform';
import { taxonomyChanged } from './read-older.ts';

/** Learns anew from what people said of texts. */
export const relearn = defineJob({
  name: 'listening.relearn-topics',
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) => app.database.inWorkspace(workspace, taxonomyChanged),
});
