import { z } from 'zod';
import { countThreads, threadImported, wordsOfPast } from '#channels';
import {
  addJob,
  defineJob,
  defineListener,
  defineSchedule,
  sql,
  steppingOver,
  type App,
  type ForRows,
  type Tx,
} from '#platform';
import { keepReading } from '../keep.ts';
import { inSlices } from './in-slices.ts';

/** Conversations; each of their messages is read by about ten statements, and a busy machine has to keep within a transaction's time. */
const atOnce = 2;

interface Past {
  cursor: string | null;
  done: number;
  total: number;
  kept: number;
  startedAt: Date;
  finishedAt: Date | null;
  again: boolean;
}

async function pastOf(tx: Tx): Promise<Past | undefined> {
  return tx.maybe(sql<Past>`select cursor, done, total, kept, started_at, finished_at, again from listening.past
    where workspace = ${tx.workspace}`);
}

async function begin(tx: Tx): Promise<void> {
  await tx.run(sql`insert into listening.past (total, started_at) values (${(await countThreads(tx)).conversations}, ${tx.now})
    on conflict (workspace) do update set cursor = null, done = 0, kept = 0, total = excluded.total, started_at = excluded.started_at,
      finished_at = null, again = false`);
}

/** Reads the next conversations and keeps how far it came in the same transaction: killed, it goes on where it was. */
async function readSome(tx: Tx, { cursor }: Past, forRows: ForRows): Promise<void> {
  const { items, seen, next } = await wordsOfPast(tx, { after: cursor, threads: atOnce });
  const read = await tx.all(sql<{
    message: string;
  }>`update listening.reading set channel = coalesce(reading.channel, words.channel)
    from jsonb_to_recordset(${JSON.stringify(items.map(({ message, channel }) => ({ message, channel })))}::jsonb) as words (message uuid, channel text)
    where reading.message = words.message returning reading.message`);
  const before = new Set(read.map(({ message }) => message));
  let kept = 0;
  const unread = items.filter(({ message }) => !before.has(message)).map((item) => ({ ...item, id: item.message }));
  await forRows(tx, unread, async (part, some) => {
    for (const { id: message, text, customer, channel, thread, at } of some)
      if (await keepReading(part, { of: { message }, conversation: thread, text, customer, channel, at })) kept++;
  });
  await tx.run(sql`update listening.past set cursor = coalesce(${next}, cursor), done = done + ${seen}, kept = kept + ${kept},
    finished_at = ${next === null ? tx.now : null} where workspace = ${tx.workspace}`);
}

/** One step of what is to be done; false: nothing is. */
async function step(tx: Tx, forRows: ForRows): Promise<boolean> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`listening.past ${tx.workspace}`}, 0))`);
  const past = await pastOf(tx);
  if (past === undefined || (past.finishedAt !== null && past.again)) await begin(tx);
  else if (past.finishedAt !== null) return false;
  else await readSome(tx, past, forRows);
  return true;
}

async function run(app: App, workspace: string): Promise<void> {
  await inSlices(
    () => steppingOver(app, { workspace, name: 'listening.read-past' }, step),
    () => app.database.inWorkspace(workspace, (tx) => addJob(tx, readPast, { workspace }, { key: 'past' })),
  );
}

/** Reads what customers wrote before there was an engine, and what was imported since. */
export const readPast = defineJob({
  name: 'listening.read-past',
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) => run(app, workspace),
});

export const readPastSchedule = defineSchedule({ job: readPast, every: '1 minute', eachWorkspace: true });

/** Says that words of the past came in: they are read in a while. */
export async function readPastAgain(tx: Tx): Promise<void> {
  await tx.run(sql`update listening.past set again = true where workspace = ${tx.workspace}`);
  await addJob(tx, readPast, { workspace: tx.workspace }, { key: 'past' });
}

export const readImported = defineListener({
  name: 'listening.read-imported',
  on: [threadImported],
  handle: (tx) => readPastAgain(tx),
});

/** How far the words of the past were read; null before it begins. */
export async function pastProgress(tx: Tx) {
  const past = await pastOf(tx);
  return past === undefined ? null : { done: past.done, total: past.total, finished: past.finishedAt !== null };
}
