import { z } from 'zod';
import { endedAfterDays } from '#core/desk/ended.ts';
import { answersSince } from '#channels';
import { defineJob, defineSchedule, mayTake, sql, type App, type Tx } from '#platform';
import { keepHelp } from './helped.ts';

/** So few in one transaction that nobody waits for it. */
const batch = 200;

interface Reached {
  at: string;
  id: string;
}

/** Looks back once, as far as it is told how it ended: who answered before it was kept is known then. */
export const lookBack = defineJob({
  name: 'desk.past-help',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    while (await step(app, workspace));
  },
});

export const lookBackOnce = defineSchedule({ job: lookBack, every: '1 hour', eachWorkspace: true });

async function step(app: App, workspace: string): Promise<boolean> {
  return await app.database.inWorkspace(workspace, async (tx) => {
    const reached = await notDone(tx);
    if (reached === undefined) return false;
    await mayTake(tx, 30);
    const since = new Date(tx.now.getTime() - endedAfterDays.most * 86_400_000);
    const rows = await tx.all<Reached>(sql`select last_at::text as at, id from desk.conversation
      where workspace = ${workspace} and last_at >= ${since} and (last_at, id) < (${reached.at}::timestamptz, ${reached.id}::uuid)
      order by last_at desc, id desc limit ${batch}`);
    const ids = rows.map(({ id }) => id);
    for (const help of await answersSince(tx, ids, since)) await keepHelp(tx, help);
    const last = rows.at(-1) ?? reached;
    await tx.run(sql`update desk.past_help set reached_at = ${last.at}::timestamptz, reached_id = ${last.id}, done = ${rows.length < batch}
      where workspace = ${workspace}`);
    return rows.length === batch;
  });
}

/** How far it is, held; undefined once all is known. */
async function notDone(tx: Tx): Promise<Reached | undefined> {
  await tx.run(sql`insert into desk.past_help (workspace) values (${tx.workspace}) on conflict do nothing`);
  return await tx.maybe<Reached>(sql`select reached_at::text as at, reached_id as id from desk.past_help
    where workspace = ${tx.workspace} and not done for update`);
}
