import { z } from 'zod';
import { defineJob, publish, sql, type App, type Tx } from '#platform';
import { thawExpiring } from '../archive/index.ts';
import { interactionsExpired } from '../events.ts';
import { readRetention, type RetentionRule } from './rules.ts';

const atOnce = 5_000;

/** Removes what is older than the rules say: from Postgres, the archive, and then from analytics. */
export const expireInteractions = defineJob({
  name: 'touchpoints.expire',
  input: z.object({ workspace: z.guid() }),
  run: (app, { workspace }) => expire(app, workspace),
});

export async function expire(app: App, workspace: string): Promise<void> {
  const inWorkspace = <T>(work: (tx: Tx) => Promise<T>) => app.database.inWorkspace(workspace, work);
  const { rules, now } = await inWorkspace(async (tx) => ({ ...(await readRetention(tx)), now: tx.now }));
  if (rules.length === 0) return;
  const until = rules.map(({ kind, months }) => ({ kind, before: monthsBefore(now, months) }));
  while (await inWorkspace((tx) => thawExpiring(tx, app.files, until)));
  const removeSome = (tx: Tx) =>
    tx.one(sql<{ removed: number }>`select touchpoints.expire(${now}, ${atOnce})::int as removed`);
  while ((await inWorkspace(removeSome)).removed > 0);
  await inWorkspace((tx) => afterwards(tx, rules));
  await expireInAnalytics(app, workspace, until);
}

async function afterwards(tx: Tx, rules: readonly RetentionRule[]): Promise<void> {
  const all = rules.find(({ kind }) => kind === '*');
  if (all !== undefined)
    await tx.run(sql`delete from touchpoints.dead_letter where received_at < ${monthsBefore(tx.now, all.months)}`);
  const until = rules.map(({ kind, months }) => ({ kind, before: monthsBefore(tx.now, months).toISOString() }));
  await publish(tx, interactionsExpired, { subject: tx.workspace, data: { until } });
}

interface Until {
  kind: string;
  before: Date;
}

async function expireInAnalytics(app: App, workspace: string, until: readonly Until[]): Promise<void> {
  const named = until.map(({ kind }) => kind).filter((kind) => kind !== '*');
  for (const { kind, before } of until) {
    const old = `workspace = {workspace: UUID} and occurred_at < {before: DateTime64(3, 'UTC')}
      and ${kind === '*' ? 'kind not in {named: Array(String)}' : 'kind = {kind: String}'}`;
    const parameters = { workspace, before, kind, named };
    const [found] = await app.analytics.query<{ n: number }>(
      `select count() as n from interaction where ${old}`,
      parameters,
    );
    if (found !== undefined && found.n > 0)
      await app.analytics.exec(`alter table interaction delete where ${old} settings mutations_sync = 1`, parameters);
  }
}

/** The same day so many months before, by UTC as Postgres counts it. */
function monthsBefore(at: Date, months: number): Date {
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months + 1, 0)).getUTCDate();
  const date = Math.min(at.getUTCDate(), day);
  const then = new Date(at);
  then.setUTCDate(1);
  then.setUTCMonth(at.getUTCMonth() - months);
  then.setUTCDate(date);
  return then;
}
