import type { z } from 'zod';
import type { App } from '../app.ts';
import { sql, type Tx } from '../database/tx.ts';

/** Work done later, outside the transaction that asked for it; it may run more than once. */
export interface Job {
  name: string;
  input: z.ZodType;
  run(app: App, input: unknown): Promise<void>;
}

export interface JobOf<Input> {
  name: string;
  input: z.ZodType<Input>;
  run(app: App, input: Input): Promise<void>;
}

export function defineJob<Input>(job: JobOf<Input>): JobOf<Input> & Job {
  return job as unknown as JobOf<Input> & Job;
}

interface When {
  runAt?: Date;
  /** Asking again with the same key moves the job instead of adding another. */
  key?: string;
}

/** Asks for a job in the transaction of the change that needs it. */
// oxlint-disable-next-line max-params -- reads like a call: who, what, with what, when
export async function addJob<Input>(tx: Tx, job: JobOf<Input>, input: Input, when: When = {}): Promise<void> {
  const key = when.key === undefined ? null : `${tx.workspace}:${job.name}:${when.key}`;
  await tx.run(
    sql`select platform.add_job(${job.name}, ${JSON.stringify(job.input.parse(input))}::json, ${when.runAt ?? null}, ${key})`,
  );
}
