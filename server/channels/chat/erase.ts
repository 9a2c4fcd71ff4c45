import { forgetOutbound, sql, type App, type Tx } from '#platform';
import { dropUploadsOf } from '../held-uploads.ts';
import { transcriptKey } from './transcript.ts';

/** Forgets what these customers' visits left: names, addresses, marks of their browsers, files not sent. Their tokens lead nowhere then. */
export async function eraseVisitors(tx: Tx, app: App, customers: readonly string[]): Promise<void> {
  const gone = await tx.all<{ id: string }>(sql`delete from channels.visitor where customer = any(${customers}::uuid[])
    or thread in (select id from channels.thread where customer = any(${customers}::uuid[])) returning id`);
  const visitors = gone.map(({ id }) => id);
  const sent = await tx.all<{ id: string }>(
    sql`delete from channels.transcript where visitor = any(${visitors}::uuid[]) returning id`,
  );
  await forgetOutbound(
    tx,
    sent.map(({ id }) => transcriptKey(id)),
  );
  await dropUploadsOf(tx, app, visitors);
}
