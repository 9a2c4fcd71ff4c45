import { sql, type WideTx } from '#platform';

/** How far a reader of the spine has come: the cluster's generation, the transaction, the row. */
export interface SpinePosition {
  generation: number;
  xid: string;
  id: string;
}

export const spineStart: SpinePosition = { generation: 0, xid: '0', id: '00000000-0000-0000-0000-000000000000' };

/** A row of the spine as readers of all workspaces get it. */
export interface SpineRecord extends SpinePosition {
  workspace: string;
  customer: string | null;
  occurredAt: Date;
  receivedAt: Date;
  channel: string;
  touchpoint: string;
  direction: string;
  kind: string;
  version: number;
  conversation: string | null;
  actorKind: string;
  actor: string | null;
  facts: Record<string, unknown> | null;
  scale: string | null;
  score: number | null;
  sentiment: number | null;
  source: string | null;
}

/**
 * The next rows of the spine in the order in which they became visible, over all workspaces. Commit order is not id order, so it
 * reads only below the oldest transaction that still runs: what is passed once can never be preceded by a row that comes later.
 */
export function readSpine(tx: WideTx, after: SpinePosition, limit: number): Promise<SpineRecord[]> {
  return tx.all(sql<SpineRecord>`
    select interaction.workspace, interaction.id, interaction.customer, interaction.occurred_at, interaction.received_at,
      interaction.channel, interaction.touchpoint, interaction.direction, interaction.kind, interaction.version,
      interaction.conversation, interaction.actor_kind, interaction.actor, interaction.facts, interaction.scale,
      interaction.score, interaction.sentiment, interaction.source, interaction.generation, interaction.xid
    from touchpoints.interaction_read interaction
    where (interaction.generation, interaction.xid, interaction.id) > (${after.generation}::int, ${after.xid}::xid8, ${after.id}::uuid)
      and (interaction.generation < (select generation from platform.installation)
        or interaction.xid < pg_snapshot_xmin(pg_current_snapshot()))
    order by interaction.generation, interaction.xid, interaction.id
    limit ${limit}`);
}
