import type { Outcome, RecoveryState } from '#core/care/recovery.ts';
import { problem, sql, type Tx } from '#platform';

/** A recovery case as it is kept. */
export interface RecoveryRow {
  id: string;
  customer: string;
  /** Where the conversation stands that it is about; null: none. */
  conversation: string | null;
  touchpoint: string;
  channel: string;
  owner: string | null;
  team: string | null;
  state: RecoveryState;
  outcome: Outcome | null;
  openedAt: Date;
  dueAt: Date;
  remindAt: Date | null;
  remindedAt: Date | null;
  overdueAt: Date | null;
  closedAt: Date | null;
  version: number;
}

export const recoveryColumns = sql`recovery.id, recovery.customer, coalesce(about.place, recovery.conversation) as conversation,
  recovery.touchpoint, recovery.channel, recovery.owner, recovery.team, recovery.state, recovery.outcome, recovery.opened_at,
  recovery.due_at, recovery.remind_at, recovery.reminded_at, recovery.overdue_at, recovery.closed_at, recovery.version`;
export const recoveries = sql`care.recovery left join desk.conversation_state about on about.id = recovery.conversation`;

const gone = () => problem('not-found', { detail: 'There is no such recovery case.' });

/** Throws `not-found`. */
export async function recoveryRow(tx: Tx, id: string): Promise<RecoveryRow> {
  const row = await tx.maybe<RecoveryRow>(sql`select ${recoveryColumns} from ${recoveries} where recovery.id = ${id}`);
  if (row === undefined) throw gone();
  return row;
}

/** Holds a case for this transaction. Throws `not-found`, and `conflict` when the caller saw an older version. */
export async function takeRecovery(
  tx: Tx,
  { id, version }: { id: string; version?: number | undefined },
): Promise<RecoveryRow> {
  const held = await tx.maybe(sql`select 1 from care.recovery where id = ${id} for update`);
  if (held === undefined) throw gone();
  const row = await recoveryRow(tx, id);
  if (version !== undefined && version !== row.version)
    throw problem('conflict', {
      code: 'stale',
      detail: 'Somebody changed this case meanwhile. Look again and decide then.',
    });
  return row;
}
