import { z } from 'zod';
import {
  addJob,
  defineJob,
  defineSchedule,
  publish,
  sql,
  steppingOver,
  type App,
  type ForRows,
  type Tx,
} from '#platform';
import { topicsChanged } from '../events.ts';
import { assignTopics } from './assign.ts';
import { learnOne } from './learn-one.ts';
import { awaitReadNow, takeTaxonomy, taxonomyOf, type Taxonomy } from './rows.ts';
import { wordsOfReadings, type OfText } from './words.ts';

const atOnce = 200;

interface Older extends OfText {
  language: string;
  languageProbability: number;
}

async function begin(tx: Tx, { revision }: Taxonomy): Promise<void> {
  await awaitReadNow(tx);
  await tx.run(sql`update listening.taxonomy set reading = ${revision}, cursor_at = null, cursor_id = null, done = 0,
    total = (select count(*)::int from listening.reading where workspace = ${tx.workspace}), started_at = ${tx.now}, finished_at = null
    where workspace = ${tx.workspace}`);
}

async function finish(tx: Tx): Promise<void> {
  await tx.run(
    sql`update listening.taxonomy set finished_at = ${tx.now}, total = done where workspace = ${tx.workspace}`,
  );
  await publish(tx, topicsChanged, { subject: tx.workspace, data: {} });
}

/** The next older texts, newest first; kept with how far it came in one transaction, so that nothing is left out when it is cut off. */
async function readSome(tx: Tx, forRows: ForRows): Promise<void> {
  const rows = await tx.all(sql<Older>`select reading.id, message, answer, language, language_probability
    from listening.reading join listening.taxonomy on taxonomy.workspace = reading.workspace
    where reading.workspace = ${tx.workspace} and (cursor_at is null or (at, reading.id) < (cursor_at, cursor_id))
    order by at desc, reading.id desc limit ${atOnce}`);
  const last = rows.at(-1);
  if (last === undefined) return await finish(tx);
  const words = await wordsOfReadings(tx, rows);
  const texts = rows.map(({ id, language, languageProbability }) => {
    return { id, text: words.get(id) ?? '', language, probability: languageProbability };
  });
  await forRows(tx, texts, assignTopics);
  await tx.run(sql`update listening.taxonomy set done = done + ${rows.length}, cursor_id = ${last.id},
    cursor_at = (select at from listening.reading where id = ${last.id}) where workspace = ${tx.workspace}`);
}

/** One step of the work; false: there is none left. */
async function step(tx: Tx, forRows: ForRows): Promise<boolean> {
  await tx.run(sql`select 1 from listening.taxonomy where workspace = ${tx.workspace} for update`);
  const taxonomy = await taxonomyOf(tx);
  if (taxonomy.learnt < taxonomy.revision) await learnOne(tx, taxonomy);
  else if (taxonomy.reading < taxonomy.revision) await begin(tx, taxonomy);
  else if (taxonomy.finishedAt !== null || taxonomy.startedAt === null) return false;
  else await readSome(tx, forRows);
  return true;
}

async function run(app: App, workspace: string): Promise<void> {
  while (await steppingOver(app, { workspace, name: 'listening.read-older' }, step));
}

/** Learns from examples and reads texts from before by the topics as they stand now; begun anew when they change meanwhile. */
export const readOlder = defineJob({
  name: 'listening.read-older',
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) => run(app, workspace),
});

/** What a process that was killed left goes on. */
export const readOlderSchedule = defineSchedule({ job: readOlder, every: '5 minutes', eachWorkspace: true });

/** Says that topics are others now: what learns and reads by them begins. */
export async function taxonomyChanged(tx: Tx): Promise<void> {
  await takeTaxonomy(tx);
  await tx.run(sql`update listening.taxonomy set revision = revision + 1 where workspace = ${tx.workspace}`);
  await addJob(tx, readOlder, { workspace: tx.workspace }, { key: 'all' });
  await publish(tx, topicsChanged, { subject: tx.workspace, data: {} });
}
