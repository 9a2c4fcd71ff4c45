import { problem, sql, type Actor, type Tx } from '#platform';
import { audit } from '#people';

export interface InsightSettings {
  /** Points. */
  smallestDifference: number;
  firstContactDays: number;
  version: number;
}

/** What the figures of the workspace are judged by. */
export async function insightSettings(tx: Tx): Promise<InsightSettings> {
  const found = await tx.maybe(
    sql<InsightSettings>`select smallest_difference, first_contact_days, version from insight.setting`,
  );
  return found ?? { smallestDifference: 2, firstContactDays: 7, version: 1 };
}

/** Throws `conflict` when somebody changed them since the version the caller saw. */
export async function changeInsightSettings(
  tx: Tx,
  { smallestDifference, firstContactDays, version }: InsightSettings,
  actor: Actor,
): Promise<InsightSettings> {
  await tx.run(sql`insert into insight.setting (workspace) values (${tx.workspace}) on conflict do nothing`);
  const changed =
    await tx.maybe(sql<InsightSettings>`update insight.setting set smallest_difference = ${smallestDifference},
      first_contact_days = ${firstContactDays}, version = version + 1
    where version = ${version} returning smallest_difference, first_contact_days, version`);
  if (changed === undefined)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this meanwhile. Look again.' });
  await audit(tx, actor, { action: 'insight.settings', detail: { smallestDifference, firstContactDays } });
  return changed;
}
