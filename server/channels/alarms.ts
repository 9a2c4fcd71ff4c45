import { z } from 'zod';
import { defineJob, sql, type App, type Tx } from '#platform';
import { alarmSources } from './alarm-sources.ts';

/** Something that is wrong now and that somebody should look into. */
export interface Alarm {
  /** `incoming.waiting`; words in the order from the general to the special. */
  kind: string;
  /** What it is about among those of its kind; may be left out where there is one only. */
  subject?: string;
  /** What is wrong and what happens meanwhile, for the person who reads it. */
  sentence: string;
  /** Where in the console it can be looked into. */
  place: string;
  count?: number;
  /** When it began to be wrong; else when it was first seen. */
  since?: Date;
}

export type StandingAlarm = Omit<Required<Alarm>, 'count'> & { count: number | null };

/** One thing that is looked at again and again in every workspace. What it does not answer any more is well again. */
export interface AlarmSource {
  /** What reads whole tables is looked at once an hour. */
  every: '1 minute' | '1 hour';
  /** Every kind of alarm it may answer. */
  kinds: readonly string[];
  look(tx: Tx, app: App): Promise<Alarm[]>;
}

/** The alarms of the workspace, the oldest first. */
export async function alarmsOf(tx: Tx): Promise<StandingAlarm[]> {
  return await tx.all(sql<StandingAlarm>`select kind, subject, sentence, place, count::float8 as count, since
    from channels.alarm where workspace = ${tx.workspace} order by since, kind, subject limit 50`);
}

async function stand(tx: Tx, kinds: readonly string[], alarms: Alarm[]): Promise<boolean> {
  const rows = alarms.map((alarm) => ({ subject: '', count: null, since: tx.now, ...alarm }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as given (kind text, subject text, sentence text, place text, count bigint, since timestamptz)`;
  const gone =
    await tx.run(sql`delete from channels.alarm where workspace = ${tx.workspace} and kind = any(${[...kinds]}::text[])
    and (kind, subject) not in (select kind, subject from ${given})`);
  const changed = await tx.run(sql`insert into channels.alarm as alarm (kind, subject, sentence, place, count, since)
    select kind, subject, sentence, place, count, since from ${given}
    on conflict (workspace, kind, subject) do update set sentence = excluded.sentence, place = excluded.place,
      count = excluded.count, since = least(alarm.since, excluded.since)
    where (alarm.sentence, alarm.place, alarm.count) is distinct from (excluded.sentence, excluded.place, excluded.count)`);
  return gone + changed > 0;
}

async function lookAt(app: App, workspace: string, { kinds, look }: AlarmSource): Promise<void> {
  await app.database.inWorkspace(workspace, async (tx) => {
    if (!(await stand(tx, kinds, await look(tx, app)))) return;
    tx.afterCommit(() => app.live.signal(workspace, { name: 'alarm.changed', subject: workspace, data: {} }));
  });
}

/**
 * Looks at everything there is an alarm for, and writes down what is wrong now. One source that cannot be looked at hides none
 * of the others; its error is thrown when all were looked at.
 */
export async function lookForAlarms(app: App, workspace: string, sources = alarmSources): Promise<void> {
  const errors: unknown[] = [];
  for (const source of sources) await lookAt(app, workspace, source).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

const input = z.object({ workspace: z.uuid() });

function looking(every: AlarmSource['every']) {
  const sources = alarmSources.filter((source) => source.every === every);
  return (app: App, { workspace }: z.infer<typeof input>) => lookForAlarms(app, workspace, sources);
}

export const alarmsJob = defineJob({ name: 'channels.look-for-alarms', input, run: looking('1 minute') });
export const slowAlarmsJob = defineJob({ name: 'channels.look-for-slow-alarms', input, run: looking('1 hour') });
