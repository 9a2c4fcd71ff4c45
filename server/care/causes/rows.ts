import type { CauseState } from '#core/care/cause.ts';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { problem, sql, type Tx } from '#platform';

/** A cause as it is kept. */
export interface CauseRow {
  id: string;
  name: string;
  team: string | null;
  state: CauseState;
  reason: string;
  did: string;
  didIn: Partial<Record<ChatLanguage, string>>;
  madeBy: string;
  madeAt: Date;
  fixedAt: Date | null;
  /** Since when it was said to be fixed before, and until when. */
  fixedBefore: Date | null;
  unfixedAt: Date | null;
  version: number;
}

export const causeColumns = sql`cause.id, cause.name, cause.team, cause.state, cause.reason, cause.did, cause.did_in, cause.made_by, cause.made_at,
  cause.fixed_at, cause.fixed_before, cause.unfixed_at, cause.version`;

const gone = () => problem('not-found', { detail: 'There is no such cause.' });

/** Throws `not-found`. */
export async function causeRow(tx: Tx, id: string): Promise<CauseRow> {
  const row = await tx.maybe<CauseRow>(sql`select ${causeColumns} from care.cause where id = ${id}`);
  if (row === undefined) throw gone();
  return row;
}

/** Holds it for this transaction. Throws `not-found`, and `conflict` when the caller saw an older version. */
export async function takeCause(tx: Tx, { id, version }: { id: string; version?: number }): Promise<CauseRow> {
  const row = await tx.maybe<CauseRow>(sql`select ${causeColumns} from care.cause where id = ${id} for update`);
  if (row === undefined) throw gone();
  if (version !== undefined && version !== row.version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this cause meanwhile. Look again.' });
  return row;
}
