import { run, type Runner } from 'graphile-worker';
import pg from 'pg';
import type { App } from '../app.ts';
import { sql } from '../database/tx.ts';
import { loop } from '../loop.ts';
import type { Job } from './job.ts';
import { makePatient } from './patient-pool.ts';
import type { Schedule } from './schedule.ts';

interface Work {
  url: string;
  jobs: readonly Job[];
  schedules: readonly Schedule[];
  /** The workspaces that a schedule for each of them runs in. */
  workspaces(): Promise<string[]>;
}

const seconds = { '10 seconds': 10, '1 minute': 60, '5 minutes': 300, '1 hour': 3_600, '1 day': 86_400 } as const;

/** Runs the job queue and the schedules of this process. */
export async function startJobs(app: App, work: Work): Promise<{ stop(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: work.url, max: 7, application_name: 'throughline jobs' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  let over = false;
  makePatient(pool, () => over);
  await unlockAbandoned(app);
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 6,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: Object.fromEntries(
      work.jobs.map((job) => [job.name, (input: unknown) => job.run(app, job.input.parse(input))]),
    ),
    logger: quiet(app),
  });
  runner.promise.catch((error: unknown) => app.log.error({ reason: String(error) }, 'the job queue ended'));
  const schedules = loop({ name: 'schedules', log: app.log, everyMilliseconds: 1_000, turn: () => runDue(app, work) });
  return {
    async stop() {
      await schedules.stop();
      await runner.stop();
      over = true;
      await pool.end();
    },
  };
}

/** Jobs that a killed worker held would wait four hours: at start, those whose worker has no connection any more are freed. */
async function unlockAbandoned(app: App): Promise<void> {
  await app.database.everywhere((tx) =>
    tx.run(sql`update graphile_worker._private_jobs set locked_by = null, locked_at = null
      where locked_at is not null and not exists (
        select 1 from pg_stat_activity where application_name = 'throughline jobs' and datname = current_database() and backend_start < locked_at)`),
  );
}

async function runDue(app: App, { schedules, jobs, workspaces }: Work): Promise<boolean> {
  const ran = await app.database.look(sql<Ran>`select job, ran_at from platform.schedule`);
  for (const schedule of schedules) {
    const job = jobs.find(({ name }) => name === schedule.job);
    const last = ran.find((each) => each.job === schedule.job);
    if (job === undefined || !isDue(app.world.now(), schedule, last) || !(await takeTurn(app, schedule))) continue;
    const inputs = schedule.eachWorkspace ? (await workspaces()).map((workspace) => ({ workspace })) : [{}];
    for (const input of inputs)
      await job.run(app, input).catch((error: unknown) => {
        app.log.error(
          { job: job.name, reason: error instanceof Error ? error.message : String(error) },
          'a scheduled job failed',
        );
      });
  }
  return false;
}

interface Ran {
  job: string;
  ranAt: Date;
}

/** What ran in the future is due as well: the clock was put back. */
function isDue(now: Date, { every }: Schedule, last: Ran | undefined): boolean {
  if (last === undefined) return true;
  return last.ranAt.getTime() <= now.getTime() - seconds[every] * 1000 || last.ranAt > now;
}

/** Takes the turn of a schedule for this process; another process then finds it taken. */
async function takeTurn(app: App, { job, every }: Schedule): Promise<boolean> {
  return app.database.everywhere(async (tx) => {
    const before = new Date(tx.now.getTime() - seconds[every] * 1000);
    const taken = await tx.run(sql`
      insert into platform.schedule as schedule (job, ran_at) values (${job}, ${tx.now})
      on conflict (job) do update set ran_at = excluded.ran_at
      where schedule.ran_at <= ${before} or schedule.ran_at > ${tx.now}`);
    return taken > 0;
  });
}

function quiet(app: App) {
  return {
    scope: () => quiet(app),
    error: (message: string) => app.log.error(message),
    warn: (message: string) => app.log.warn(message),
    info: () => undefined,
    debug: () => undefined,
  } as unknown as NonNullable<Parameters<typeof run>[0]['logger']>;
}
