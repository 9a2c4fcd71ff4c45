import { z } from 'zod';
import type { Correction } from '#core/listening/sentiment/adjustment.ts';
import type { Sentiment } from '#core/listening/sentiment/labels.ts';
import { correctionOf } from '#core/listening/sentiment/read.ts';
import { teach } from '#core/listening/sentiment/teach.ts';
import { addJob, defineJob, defineSchedule, mayTake, sql, type App, type RawBuilder, type Tx } from '#platform';
import { wordsOfReadings, type OfText } from '../../topics/words.ts';
import { fillVerdicts } from '../labels/verdicts.ts';
import { sentimentEngine } from '../load.ts';
import { bytesOf } from './adjustment.ts';

interface Row extends OfText {
  language: string;
  said: Sentiment;
}

const most = 5_000;
const othersLooked = 500;

/** Texts that were drawn to be labelled teach nothing: what measures must not be learnt from. */
const notDrawn = sql`not exists (select 1 from listening.label_item item where item.reading = reading.id)`;

async function madeReady(tx: Tx, rows: readonly Row[]): Promise<Correction[]> {
  const [words, engine] = [await wordsOfReadings(tx, rows), sentimentEngine()];
  return rows.flatMap(({ id, language, said }) => {
    const text = words.get(id);
    return text === undefined ? [] : (correctionOf(engine, { text, language, said }) ?? []);
  });
}

async function rows(tx: Tx, from: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  return tx.all(sql<Row>`select reading.id, reading.message, reading.answer, reading.language, ${from}
    and reading.workspace = ${tx.workspace} and ${notDrawn} order by reading.at desc, reading.id desc limit ${limit}`);
}

interface Standing {
  count: number;
  newest: Date | null;
}

async function standing(tx: Tx): Promise<Standing> {
  return tx.one(sql<Standing>`select count(*)::int as count, max(correction.at) as newest from listening.correction
    join listening.reading on reading.id = correction.reading where correction.workspace = ${tx.workspace} and ${notDrawn}`);
}

/** Whether nothing was corrected since it was tried last, with the same engine. */
async function isTried(tx: Tx, { count, newest }: Standing): Promise<boolean> {
  const last = await tx.maybe(sql<{ version: string; corrections: number; newest: Date | null }>`
    select version, corrections, newest from listening.teaching where workspace = ${tx.workspace} order by number desc limit 1`);
  if (last === undefined) return count === 0;
  const same = last.newest?.getTime() === newest?.getTime() && last.version === sentimentEngine().version;
  return same && last.corrections === count;
}

/** Fits what the corrections teach, and keeps whether it may be used and why not. */
export async function teachWorkspace(tx: Tx): Promise<void> {
  await mayTake(tx, 60);
  const now = await standing(tx);
  if (await isTried(tx, now)) return;
  const said = await rows(
    tx,
    sql`correction.said from listening.correction join listening.reading on reading.id = correction.reading where true`,
    most,
  );
  const others = await rows(
    tx,
    sql`reading.sentiment as said from listening.reading
      where not exists (select 1 from listening.correction where correction.reading = reading.id)`,
    othersLooked,
  );
  const engine = sentimentEngine();
  const taught = teach(engine, (await madeReady(tx, said)).toReversed(), await madeReady(tx, others));
  const { state, before, after, changed, adjustment } = taught;
  await tx.run(sql`insert into listening.teaching (number, version, state, corrections, newest, before, after, changed, weights, at)
    select coalesce(max(number), 0) + 1, ${engine.version}, ${state}, ${now.count}, ${now.newest}, ${before}, ${after}, ${changed},
      ${adjustment === undefined ? null : bytesOf(adjustment)}, ${tx.now}
    from listening.teaching where workspace = ${tx.workspace}`);
}

async function run(app: App, workspace: string): Promise<void> {
  await app.database.inWorkspace(workspace, teachWorkspace);
  while (await app.database.inWorkspace(workspace, fillVerdicts));
}

/** Learns from the corrections, once a day and when it is turned on; reads drawn texts by the engine as it is now. */
export const teachJob = defineJob({
  name: 'listening.teach',
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) => run(app, workspace),
});

export const teachSchedule = defineSchedule({ job: teachJob, every: '1 day', eachWorkspace: true });

/** Asks for it now. */
export function teachSoon(tx: Tx): Promise<void> {
  return addJob(tx, teachJob, { workspace: tx.workspace }, { key: 'teach' });
}
