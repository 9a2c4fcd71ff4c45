import type { App } from '../app.ts';
import { sql } from '../database/tx.ts';
import type { OutboxItem, Transport } from './transport.ts';

/**
 * What a killed process had in its hands may or may not have been accepted outside: it becomes `uncertain`.
 * Called at start, before this process sends. With several processes, only claims older than five minutes are taken.
 */
export async function settleAbandoned(
  app: App,
  transports: readonly Transport[],
  olderThanSeconds = 0,
): Promise<number> {
  const abandoned = await app.database.everywhere((tx) =>
    tx.all(sql<OutboxItem & { transport: string }>`
      select id, workspace, transport, subject, payload, attempts from platform.outbox
      where state = 'sending' and due_at <= ${new Date(tx.now.getTime() - olderThanSeconds * 1000)}`),
  );
  for (const item of abandoned) {
    const delivery = { uncertain: true, reason: 'the server stopped while it was being sent' } as const;
    await app.database.inWorkspace(item.workspace, async (tx) => {
      const taken = await tx.run(sql`update platform.outbox set state = 'uncertain', reason = ${delivery.reason},
        settled_at = ${tx.now}, claimed_by = null where id = ${item.id} and state = 'sending'`);
      if (taken === 1) await transports.find(({ name }) => name === item.transport)?.settled?.(tx, item, delivery);
    });
  }
  return abandoned.length;
}
