import type { Page, PageQuery } from '#core/contract/page.ts';
import { newestFirst, sql, type Actor, type Tx } from '#platform';

interface Deed {
  /** What was done: `source.create`, `member.change`. */
  action: string;
  /** What it was done to: an id or a name. */
  subject?: string;
  /** Further facts; no secrets, no words of customers. */
  detail?: Record<string, unknown>;
}

/** Writes into the audit log, in the transaction of the deed itself. */
export async function audit(tx: Tx, actor: Pick<Actor, 'kind' | 'id' | 'name'>, deed: Deed): Promise<void> {
  await tx.run(sql`
    insert into people.audit (at, actor_kind, actor_id, actor_name, action, subject, detail)
    values (${tx.now}, ${actor.kind}, ${actor.id}, ${actor.name}, ${deed.action}, ${deed.subject ?? null},
      ${JSON.stringify(deed.detail ?? {})}::jsonb)`);
}

interface AuditRow {
  id: string;
  at: Date;
  actorKind: string;
  actorName: string;
  action: string;
  subject: string | null;
  detail: Record<string, unknown>;
}

function entry({ id, at, actorKind, actorName, action, subject, detail }: AuditRow) {
  return { id, at, actor: { kind: actorKind, name: actorName }, action, subject, detail };
}

/** The audit log, newest first; `action` picks one kind of deed or all that begin with it. */
export async function auditLog(
  tx: Tx,
  query: PageQuery & { action?: string | undefined },
): Promise<Page<ReturnType<typeof entry>>> {
  const keys = newestFirst<AuditRow>(query, { at: sql`audit.at`, id: sql`audit.id`, of: (row) => row.at });
  const wanted = query.action === undefined ? sql`true` : sql`starts_with(audit.action, ${query.action})`;
  const rows = await tx.all<AuditRow>(
    sql`select * from people.audit where ${keys.where} and ${wanted} ${keys.order} ${keys.limit}`,
  );
  return keys.page(rows, entry);
}
