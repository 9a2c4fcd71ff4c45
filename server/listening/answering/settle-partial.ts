import { z } from 'zod';
import { apart, defineJob, defineSchedule, sql, type Tx } from '#platform';
import { tellAnswers } from './answers.ts';
import { responseColumns, type Response } from './response.ts';

const idleMinutes = 30;
const atOnce = 100;

/** Puts scores of those who went away half-way on the spine, half an hour after their last word: what they gave counts, and stays. */
export const settlePartial = defineJob({
  name: 'listening.settle-partial',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    const each = apart(app, 'listening.settle-partial');
    const left = await app.database.inWorkspace(workspace, (tx) => leftBehind(tx, each.resting()));
    for (const id of left) await each.work(id, () => app.database.inWorkspace(workspace, (tx) => settle(tx, id)));
  },
});

async function leftBehind(tx: Tx, resting: readonly string[]): Promise<string[]> {
  const since = new Date(tx.now.getTime() - idleMinutes * 60_000);
  const rows = await tx.all(sql<{ id: string }>`select id from listening.response
    where state = 'partial' and last_at < ${since} and not id = any(${resting}::uuid[]) and id in (
      select response from listening.answer where told_at is null and score is not null and at < ${since}) limit ${atOnce}`);
  return rows.map(({ id }) => id);
}

async function settle(tx: Tx, id: string): Promise<void> {
  const since = new Date(tx.now.getTime() - idleMinutes * 60_000);
  const response = await tx.maybe(sql<Response>`select ${responseColumns} from listening.response
    where id = ${id} and state = 'partial' and last_at < ${since} for update skip locked`);
  if (response !== undefined) await tellAnswers(tx, response);
}

export const settleSchedule = defineSchedule({ job: settlePartial, every: '1 minute', eachWorkspace: true });
