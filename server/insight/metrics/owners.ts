import { audit, teamNames, usableTeam } from '#people';
import { sql, type Actor, type Tx } from '#platform';
import { metricNamed } from './catalogue.ts';

export interface Owner {
  id: string;
  name: string;
}

/** The teams that answer for metrics; one that is gone owns nothing. */
export async function metricOwners(tx: Tx): Promise<Map<string, Owner>> {
  const rows = await tx.all(sql<{ metric: string; team: string }>`select metric, team from insight.metric_owner`);
  const names = await teamNames(
    tx,
    rows.map(({ team }) => team),
  );
  return new Map(
    rows.flatMap(({ metric, team }) => {
      const name = names.get(team);
      return name === undefined ? [] : [[metric, { id: team, name }] as const];
    }),
  );
}

/** Says which team answers for a metric; null: none. Throws `not-found` for a metric, `refused` for a team that is gone or archived. */
export async function changeMetricOwner(
  tx: Tx,
  { metric, team }: { metric: string; team: string | null },
  actor: Actor,
): Promise<{ metric: string; owner: Owner | null }> {
  metricNamed(metric);
  const owner = team === null ? null : await usableTeam(tx, team);
  if (owner === null) await tx.run(sql`delete from insight.metric_owner where metric = ${metric}`);
  else
    await tx.run(sql`insert into insight.metric_owner (metric, team) values (${metric}, ${owner.id})
      on conflict (workspace, metric) do update set team = excluded.team`);
  await audit(tx, actor, { action: 'insight.metric-owner', detail: { metric, team: owner?.name ?? null } });
  return { metric, owner: owner && { id: owner.id, name: owner.name } };
}
