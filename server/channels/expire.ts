import { z } from 'zod';
import { addJob, defineJob, defineListener, publish, releaseFiles, sql, type App, type Tx } from '#platform';
import { expiredBefore, interactionsExpired } from '#touchpoints';
import { threadForgotten } from './events.ts';
import { blankRaw } from './raw.ts';
import { forgetTakenAlong } from './side/take-along.ts';
import { holdThreads, type Channel } from './threads.ts';

const atOnce = 200;

/** Whoever wrote, what came with it and its raw bytes go when the company no longer keeps interactions of that kind. */
export const expireMessages = defineJob({
  name: 'channels.expire',
  input: z.object({
    workspace: z.guid(),
    /** Until when messages to us and messages of ours are gone. */
    in: z.coerce.date().optional(),
    out: z.coerce.date().optional(),
  }),
  async run(app, { workspace, ...until }) {
    const whileSome = async (work: (tx: Tx) => Promise<boolean>) => {
      while (await app.database.inWorkspace(workspace, work));
    };
    for (const direction of ['in', 'out'] as const) {
      const before = until[direction];
      if (before !== undefined) await whileSome((tx) => dropMessages(tx, app, { direction, before }));
    }
    const { in: before } = until;
    if (before !== undefined) await whileSome((tx) => dropRaw(tx, app, before));
  },
});

export const expireWithInteractions = defineListener({
  name: 'channels.expire-with-interactions',
  on: [interactionsExpired],
  async handle(tx, { data }) {
    const received = expiredBefore(data, 'message.received');
    const sent = expiredBefore(data, 'message.sent');
    if (received === undefined && sent === undefined) return;
    await addJob(tx, expireMessages, { workspace: tx.workspace, in: received, out: sent }, { key: 'expire' });
  },
});

async function dropMessages(
  tx: Tx,
  app: App,
  { direction, before }: { direction: 'in' | 'out'; before: Date },
): Promise<boolean> {
  const old = await tx.all<{ id: string; thread: string }>(sql`select id, thread from channels.message
    where workspace = ${tx.workspace} and direction = ${direction} and at < ${before} limit ${atOnce}`);
  if (old.length === 0) return false;
  const ids = old.map(({ id }) => id);
  const files = await tx.all<{ owner: string }>(
    sql`select distinct owner from channels.message_file where message = any(${ids}::uuid[])`,
  );
  for (const { owner } of files) await releaseFiles(tx, app.files, owner);
  const raw = await tx.all<{ id: string }>(
    sql`select id from channels.raw where workspace = ${tx.workspace} and message = any(${ids}::uuid[])`,
  );
  await blankRaw(tx, app, { ids: raw.map(({ id }) => id), reason: 'Expired.' });
  await forgetTakenAlong(tx, app, ids);
  await tx.run(sql`delete from channels.message where id = any(${ids}::uuid[])`);
  await forgetEmpty(tx, [...new Set(old.map(({ thread }) => thread))]);
  return true;
}

/** A thread without a message, and without a side conversation that has one, has nothing left to say. Whoever writes into it at this moment is waited for. */
export async function forgetEmpty(tx: Tx, threads: string[]): Promise<void> {
  await holdThreads(tx, threads);
  const forgotten = await tx.all<{ id: string; customer: string; channel: Channel; beside: string | null }>(sql`
    delete from channels.thread where id = any(${threads}::uuid[])
      and not exists (select from channels.message where message.workspace = thread.workspace and message.thread = thread.id)
      and not exists (select from channels.thread side join channels.thread began on began.id = side.beside
        where side.workspace = thread.workspace and thread.id in (began.id, began.leads_to))
    returning id, customer, channel, beside`);
  for (const { id: thread, customer, channel } of forgotten)
    await publish(tx, threadForgotten, { subject: thread, data: { thread, customer, channel } });
  const left = forgotten.flatMap(({ beside }) => beside ?? []);
  if (left.length > 0) await forgetEmpty(tx, [...new Set(left)]);
}

/** What came in and became no message. */
async function dropRaw(tx: Tx, app: App, before: Date): Promise<boolean> {
  const rows = await tx.all<{ id: string }>(sql`select id from channels.raw
    where workspace = ${tx.workspace} and received_at < ${before} and blanked_at is null and state <> 'received'
      and not exists (select from channels.message where message.id = raw.message) limit ${atOnce}`);
  await blankRaw(tx, app, { ids: rows.map(({ id }) => id), reason: 'Expired.' });
  return rows.length > 0;
}
