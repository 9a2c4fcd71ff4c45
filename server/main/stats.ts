import { countThreads, incomingCounts } from '#channels';
import { sql, type App, type Tx } from '#platform';
import { countInteractions, shippingLag, trackingOverview } from '#touchpoints';

/** How much there is of everything in a workspace. */
export interface Stats {
  interactions: number;
  duplicates: number;
  deadLetters: number;
  customers: number;
  conversations: number;
  messages: number;
  inbound: Record<string, number>;
  outbox: Record<string, number>;
  analytics: { lagRows: number; lagSeconds: number };
}

/** Counts a workspace for the command line and the console. */
export async function statsOf(app: App, workspace: string): Promise<Stats> {
  const lag = await shippingLag(app, workspace);
  return app.database.inWorkspace(workspace, async (tx) => {
    const { duplicates, deadLetters } = await trackingOverview(tx);
    return {
      interactions: await countInteractions(tx),
      customers: await countCustomers(tx),
      ...(await countThreads(tx)),
      duplicates,
      deadLetters: deadLetters.reduce((sum, { waiting }) => sum + waiting, 0),
      inbound: { ...(await incomingCounts(tx)) },
      outbox: await outboxStates(tx),
      analytics: { lagRows: lag.rows, lagSeconds: lag.seconds },
    };
  });
}

async function countCustomers(tx: Tx): Promise<number> {
  const { count } = await tx.one(sql<{ count: number }>`select count(distinct root)::int as count from customers.root`);
  return count;
}

async function outboxStates(tx: Tx): Promise<Record<string, number>> {
  const rows = await tx.all(
    sql<{ state: string; count: number }>`select state, count(*)::int as count from platform.outbox group by state`,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
