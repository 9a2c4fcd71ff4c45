import { z } from 'zod';
import { workspaceCreated } from '#people';
import { defineJob, defineListener, defineSchedule, sql } from '#platform';
import { prepareWorkspace } from './catalogue.ts';
import { eraseLateOnes } from './erase.ts';
import { settleTallies } from './tallies.ts';

/** Makes the partitions of the coming months, long before a row needs one. */
const makePartitions = defineJob({
  name: 'touchpoints.make-partitions',
  input: z.object({}),
  async run(app) {
    await app.database.everywhere((tx) =>
      tx.run(sql`
        select touchpoints.ensure_partition(${tx.now}::timestamptz + make_interval(months => month)) from generate_series(0, 3) as month`),
    );
  },
});

const addUpTallies = defineJob({
  name: 'touchpoints.settle-tallies',
  input: z.object({ workspace: z.guid() }),
  run: (app, { workspace }) => app.database.inWorkspace(workspace, settleTallies),
});

export const jobs = [makePartitions, addUpTallies, eraseLateOnes];
export const schedules = [
  defineSchedule({ job: makePartitions, every: '1 day' }),
  defineSchedule({ job: addUpTallies, every: '1 minute', eachWorkspace: true }),
];

/** A new company starts with the usual touchpoints. */
export const prepareNewWorkspace = defineListener({
  name: 'touchpoints.prepare-workspace',
  on: [workspaceCreated],
  handle: (tx) => prepareWorkspace(tx),
});
