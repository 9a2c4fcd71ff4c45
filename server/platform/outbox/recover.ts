import type { App } from '../app.ts';
import { sql } from '../database/tx.ts';
import type { OutboxItem, Transport } from './transport.ts';

interface Abandoned extends OutboxItem {
  transport: string;
  claimedBy: string | null;
  handedOver: boolean;
}

const stopped = 'The server stopped while it was being sent.';

/**
 * What a worker held whose lease ran out: it goes again when it had not begun to be handed over, else it is `uncertain`. `all`:
 * whatever is held, for a process that starts and knows itself to be the only one.
 */
export async function settleAbandoned(
  app: App,
  transports: readonly Transport[],
  { all = false }: { all?: boolean } = {},
): Promise<number> {
  const abandoned = await app.database.everywhere((tx) =>
    tx.all(sql<Abandoned>`
      select id, workspace, transport, subject, payload, attempts, claimed_by, handed_over_at is not null as handed_over
      from platform.outbox
      where state = 'sending' and (${all} or lease_until is null or lease_until < clock_timestamp())`),
  );
  for (const item of abandoned) await settleOne(app, transports, item);
  return abandoned.length;
}

async function settleOne(app: App, transports: readonly Transport[], item: Abandoned): Promise<void> {
  const { handedOver, claimedBy } = item;
  await app.database.inWorkspace(item.workspace, async (tx) => {
    const taken = await tx.run(sql`update platform.outbox set
        state = ${handedOver ? 'uncertain' : 'queued'}, reason = ${handedOver ? stopped : null},
        settled_at = ${tx.now}, lease_until = null
      where id = ${item.id} and state = 'sending' and attempts = ${item.attempts}
        and claimed_by is not distinct from ${claimedBy} and (handed_over_at is not null) = ${handedOver}`);
    if (taken === 0) return;
    if (!handedOver) return tx.wakes('outbox');
    const transport = transports.find(({ name }) => name === item.transport);
    await transport?.settled?.(tx, item, { uncertain: true, reason: stopped });
  });
}
