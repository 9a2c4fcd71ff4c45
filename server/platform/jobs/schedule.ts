import type { JobOf } from './job.ts';

/** A job that is due again and again; one process of the installation runs each turn. */
export interface Schedule {
  job: string;
  every: '10 seconds' | '1 minute' | '5 minutes' | '1 hour' | '1 day';
  /** Once per workspace with `{ workspace }` as input, else once with an empty input. */
  eachWorkspace: boolean;
}

interface ScheduleOf {
  job: JobOf<{ workspace: string }> | JobOf<Record<string, never>>;
  every: Schedule['every'];
  eachWorkspace?: boolean;
}

export function defineSchedule({ job, every, eachWorkspace = false }: ScheduleOf): Schedule {
  return { job: job.name, every, eachWorkspace };
}
