import type { AskState } from '#core/contract/listening.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { newestFirst, sql, type Tx } from '#platform';
import { describeCustomers } from '#customers';

interface AskRow {
  id: string;
  customer: string;
  conversation: string;
  touchpoint: string;
  channel: string;
  state: AskState;
  reason: string | null;
  probability: number;
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
    select id, customer, conversation, touchpoint, channel, state, reason, probability, decided_at, due_at, sent_at, delivered_at,
      opened_at, answered_at, expires_at
    from listening.ask
    where (${query.state ?? null}::text[] is null or state = any(${query.state ?? null}::text[]))
      and (${query.reason ?? null}::text is null or reason = ${query.reason ?? null})
      and (${query.customer ?? null}::uuid is null or customer in (
        select family.id from customers.root family join customers.root person on person.root = family.root
        where person.id = ${query.customer ?? null}::uuid))
      and ${order.where} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await withNames(tx, page.items), next: page.next };
}

interface AnswerRow {
  id: string;
  ask: string;
  customer: string;
  conversation: string;
  channel: string;
  scale: string;
  score: number;
  words: string;
  at: Date;
}

interface AnswersQuery extends PageQuery {
  score?: string[] | undefined;
  withWords?: 'true' | 'false' | undefined;
}

/** A page of the answers with their words, newest first. */
export async function listAnswers(tx: Tx, query: AnswersQuery) {
  const order = newestFirst<AnswerRow>(query, {
    at: sql`date_trunc('milliseconds', answer.at)`,
    id: sql`answer.id`,
    of: (row) => row.at,
  });
  const scores =
    query.score?.map(Number).filter((score) => score >= 1 && score <= 5 && Number.isInteger(score)) ?? null;
  const rows = await tx.all(sql<AnswerRow>`
    select answer.id, answer.ask, answer.customer, answer.conversation, ask.channel, answer.scale, answer.score, answer.words, answer.at
    from listening.answer join listening.ask on ask.id = answer.ask
    where (${scores}::int[] is null or score = any(${scores}::int[]))
      and (${query.withWords ?? null}::text is null or (words <> '') = (${query.withWords ?? null} = 'true'))
      and ${order.where} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await withNames(tx, page.items), next: page.next };
}

async function withNames<Row extends { customer: string }>(tx: Tx, rows: Row[]) {
  const known = await describeCustomers(tx, [...new Set(rows.map(({ customer }) => customer))]);
  return rows.map((row) => {
    const customer = known.get(row.customer);
    return { ...row, customer: { id: customer?.id ?? row.customer, name: customer?.name ?? 'Erased customer' } };
  });
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
