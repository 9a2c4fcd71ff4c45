import { z } from 'zod';
import { addJob, defineJob, publish, sql, type App, type Tx } from '#platform';
import { threadImported } from '../../events.ts';
import { recordStarted } from '../../spine.ts';
import { storiesOf } from '../../story.ts';

const atOnce = 100;

/**
 * Once an import is over its threads are whole, whatever order their mails had: the beginnings go onto the spine, and the desk
 * hears of each thread.
 */
export const settleImport = defineJob({
  name: 'channels.settle-import',
  input: z.object({ workspace: z.guid(), import: z.guid() }),
  async run(app: App, about) {
    while (await app.database.inWorkspace(about.workspace, (tx) => settleSome(tx, about.import)));
  },
});

/** Asks that the threads of an import be settled, in the transaction that ends it. */
export async function askToSettle(tx: Tx, id: string): Promise<void> {
  await addJob(tx, settleImport, { workspace: tx.workspace, import: id }, { key: id });
}

async function settleSome(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.all<{ thread: string }>(sql`
    delete from channels.imported_thread where import = ${id}
      and thread in (select thread from channels.imported_thread where import = ${id} order by thread limit ${atOnce})
    returning thread`);
  if (rows.length === 0) return false;
  const stories = await storiesOf(
    tx,
    rows.map(({ thread }) => thread),
  );
  await recordStarted(tx, stories);
  for (const { thread, customer, channel } of stories)
    await publish(tx, threadImported, { subject: thread, data: { thread, customer, channel } });
  return true;
}
