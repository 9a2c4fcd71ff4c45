import { z } from 'zod';
import { defineJob, defineSchedule, sql } from '#platform';
import { tellAnswers } from './answers.ts';
import { responseColumns, type Response } from './response.ts';

const idleMinutes = 30;
const atOnce = 100;

/** Puts scores of those who went away half-way on the spine, half an hour after their last word: what they gave counts, and stays. */
export const settlePartial = defineJob({
  name: 'listening.settle-partial',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    for (let settled = 0; settled < atOnce; settled++) {
      const more = await app.database.inWorkspace(workspace, async (tx) => {
        const since = new Date(tx.now.getTime() - idleMinutes * 60_000);
        const response = await tx.maybe(sql<Response>`select ${responseColumns} from listening.response
          where state = 'partial' and last_at < ${since} and id in (
            select response from listening.answer where told_at is null and score is not null and at < ${since})
          limit 1 for update skip locked`);
        if (response !== undefined) await tellAnswers(tx, response);
        return response !== undefined;
      });
      if (!more) return;
    }
  },
});

export const settleSchedule = defineSchedule({ job: settlePartial, every: '1 minute', eachWorkspace: true });
