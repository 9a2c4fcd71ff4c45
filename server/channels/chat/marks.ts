import { problem, sql, type Tx } from '#platform';
import { markRead } from '../read-marks.ts';
import { settleMessage } from '../settle.ts';
import type { Pass } from './token.ts';
import { visitorOf } from './visitor.ts';

/** Notes what reached the visitor's page and how far the visitor has read. */
export async function markAsVisitor(
  tx: Tx,
  pass: Pass,
  marks: { received?: string | undefined; read?: string | undefined },
): Promise<void> {
  const { thread } = await visitorOf(tx, pass);
  if (thread === null) throw problem('not-found', { detail: 'There is no conversation yet.' });
  for (const message of new Set([marks.received, marks.read])) {
    if (message !== undefined) await settleUpTo(tx, thread, message);
  }
  if (marks.read !== undefined) await markRead(tx, { thread, message: marks.read, reader: 'customer' });
}

/** What came before a message that arrived has arrived too. */
async function settleUpTo(tx: Tx, thread: string, message: string): Promise<void> {
  const arrived = await tx.all<{ id: string }>(sql`
    select id from channels.message where thread = ${thread} and direction = 'out' and channel = 'chat'
      and state in ('queued', 'sent', 'uncertain')
      and at <= (select at from channels.message where id = ${message} and thread = ${thread})
    order by at limit 200`);
  for (const { id } of arrived) await settleMessage(tx, { message: id, state: 'delivered' });
}
