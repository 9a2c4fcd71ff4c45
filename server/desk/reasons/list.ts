import type { ReasonAsked } from '#core/contract/reasons.ts';
import type { Stage } from '#core/touchpoints/stage.ts';
import { problem, sql, type Tx } from '#platform';

export interface Reason {
  id: string;
  group: string | null;
  key: string;
  name: string;
  stage: Stage | null;
  retired: boolean;
  version: number;
}

export const reasonColumns = sql`reason.id, reason.parent as "group", reason.key, reason.name, reason.stage, reason.retired, reason.version`;

/** The reasons of the company, each group followed by its own, and whether a person is asked for one. */
export async function listReasons(tx: Tx) {
  const items = await tx.all<Reason>(sql`select ${reasonColumns}
    from desk.reason left join desk.reason leader on leader.id = reason.parent
    where reason.workspace = ${tx.workspace}
    order by coalesce(leader.position, reason.position), coalesce(leader.id, reason.id), reason.parent is not null,
      reason.position, reason.id limit 2000`);
  return { items, ...(await reasonSettings(tx)) };
}

/** Whether a person is asked for a reason at the resolution. */
export async function reasonSettings(tx: Tx): Promise<{ asked: ReasonAsked; settingsVersion: number }> {
  const row = await tx.maybe<{ asked: ReasonAsked; version: number }>(
    sql`select asked, version from desk.reason_settings where workspace = ${tx.workspace}`,
  );
  return { asked: row?.asked ?? 'offered', settingsVersion: row?.version ?? 1 };
}

/** One reason. Throws `not-found`. */
export async function reasonOf(tx: Tx, id: string): Promise<Reason> {
  const found = await tx.maybe<Reason>(sql`select ${reasonColumns} from desk.reason where id = ${id}`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such reason.' });
  return found;
}
