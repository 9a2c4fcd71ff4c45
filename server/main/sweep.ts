import { z } from 'zod';
import { allWorkspaces } from '#people';
import { defineJob, defineSchedule } from '#platform';
import { analyticsTables } from '#touchpoints';

/** Takes figures of workspaces that are gone out of the analytics: a command may have removed one while these were out of reach. */
export const sweepFigures = defineJob({
  name: 'main.sweep-figures',
  input: z.object({}),
  async run(app) {
    if (app.analytics.state() === 'down') return;
    await app.analytics.migrate(analyticsTables);
    const shipped = await app.analytics.query<{ workspace: string }>('select distinct workspace from interaction');
    const here = new Set(await allWorkspaces(app));
    for (const { workspace } of shipped)
      if (!here.has(workspace))
        await app.analytics.exec('delete from interaction where workspace = {workspace: UUID}', { workspace });
  },
});

export const sweepSchedule = defineSchedule({ job: sweepFigures, every: '5 minutes' });
