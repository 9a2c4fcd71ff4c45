import type { AskState } from '#core/contract/listening.ts';
import type { FeelingObject } from '#core/touchpoints/scales.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { newestFirst, sql, type Tx } from '#platform';
import { withNames } from '../with-names.ts';

interface AskRow {
  id: string;
  customer: string;
  survey: { id: string; name: string };
  conversation: string | null;
  about: FeelingObject;
  again: boolean;
  touchpoint: string;
  channel: string;
  state: AskState;
  reason: string | null;
  probability: number;
  free: number | null;
  decidedAt: Date;
  dueAt: Date | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  openedAt: Date | null;
  answeredAt: Date | null;
  expiresAt: Date | null;
}

interface LedgerQuery extends PageQuery {
  state?: string[] | undefined;
  reason?: string | undefined;
  customer?: string | undefined;
}

/** A page of the ask ledger, newest decision first. */
export async function listAsks(tx: Tx, query: LedgerQuery) {
  const order = newestFirst<AskRow>(query, {
    at: sql`date_trunc('milliseconds', ask.decided_at)`,
    id: sql`ask.id`,
    of: (row) => row.decidedAt,
  });
  const rows = await tx.all(sql<AskRow>`
    select ask.id, json_build_object('id', survey.id, 'name', survey.name) as survey, customer, conversation, ask.about, again, touchpoint,
      channel, state, reason, probability, free, decided_at, due_at, sent_at, delivered_at, opened_at, answered_at, expires_at
    from listening.ask join listening.survey on survey.id = ask.survey
    where (${query.state ?? null}::text[] is null or state = any(${query.state ?? null}::text[]))
      and (${query.reason ?? null}::text is null or reason = ${query.reason ?? null})
      and (${query.customer ?? null}::uuid is null or customer in (
        select family.id from customers.root family join customers.root person on person.root = family.root
        where person.id = ${query.customer ?? null}::uuid))
      and ${order.where} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await withNames(tx, page.items), next: page.next };
}

/** How the decisions of the last days ended. */
export async function countAsks(tx: Tx, days: number) {
  const since = new Date(tx.now.getTime() - days * 86_400_000);
  const states = await tx.all(sql<{ state: AskState; count: number }>`
    select state, count(*)::int as count from listening.ask where decided_at >= ${since} group by state order by count desc`);
  const reasons = await tx.all(sql<{ reason: string; count: number }>`
    select reason, count(*)::int as count from listening.ask
    where decided_at >= ${since} and reason is not null group by reason order by count desc`);
  return { states, reasons };
}
