import { z } from 'zod';
import { addJob, defineJob, defineSchedule, sql, type Tx } from '#platform';
import { runImport } from './run.ts';
import { forgetOldImports } from './start.ts';

const sliceMilliseconds = 6_000;

/** Takes rows in for some seconds and asks for the next turn, so that stopping the server never waits for a large file. */
export const importRows = defineJob({
  name: 'touchpoints.import',
  input: z.object({ workspace: z.guid(), id: z.guid() }),
  async run(app, { workspace, id }) {
    if (await runImport(app, { workspace, id, milliseconds: sliceMilliseconds })) return;
    await app.database.inWorkspace(workspace, (tx) => askForTurn(tx, id));
  },
});

/** Asks for the next turn of an import. */
export function askForTurn(tx: Tx, id: string): Promise<void> {
  return addJob(tx, importRows, { workspace: tx.workspace, id }, { key: id });
}

/** An import that nobody has gone on with, after a crash, is gone on with; files of the command line wait for the command. */
const goOn = defineJob({
  name: 'touchpoints.import-go-on',
  input: z.object({ workspace: z.guid() }),
  async run(app, { workspace }) {
    await app.database.inWorkspace(workspace, async (tx) => {
      const before = new Date(tx.now.getTime() - 60_000);
      const waiting = await tx.all(sql<{ id: string }>`
        select id from touchpoints.import where state = 'running' and moved_at < ${before}
          and not exists (select from touchpoints.import_file where import_file.import = import.id and path is not null)`);
      for (const { id } of waiting) await askForTurn(tx, id);
    });
  },
});

const forgetOld = defineJob({
  name: 'touchpoints.import-forget',
  input: z.object({ workspace: z.guid() }),
  run: (app, { workspace }) => app.database.inWorkspace(workspace, (tx) => forgetOldImports(tx, app)),
});

export const importJobs = [importRows, goOn, forgetOld];
export const importSchedules = [
  defineSchedule({ job: goOn, every: '1 minute', eachWorkspace: true }),
  defineSchedule({ job: forgetOld, every: '1 day', eachWorkspace: true }),
];
