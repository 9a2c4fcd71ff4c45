import type { AskState, ratedGroups } from '#core/contract/listening.ts';
import type { FeelingObject } from '#core/touchpoints/scales.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { workspaceSettings } from '#people';
import { newestFirst, sql, type RawBuilder, type Tx } from '#platform';
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

/** Which decisions: `from` and `until` are days on the company's clock, both with all their hours. */
export interface LedgerFilter {
  state?: string[] | undefined;
  reason?: string | undefined;
  customer?: string | undefined;
  survey?: string | undefined;
  channel?: string | undefined;
  touchpoint?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  /** Those that a response rate counts; the days are then those of asking. */
  counted?: (typeof ratedGroups)[number] | undefined;
}

/** A page of the ask ledger, newest decision first. */
export async function listAsks(tx: Tx, query: PageQuery & LedgerFilter) {
  const order = newestFirst<AskRow>(query, {
    at: sql`date_trunc('milliseconds', ask.decided_at)`,
    id: sql`ask.id`,
    of: (row) => row.decidedAt,
  });
  const rows = await tx.all(sql<AskRow>`
    select ask.id, json_build_object('id', survey.id, 'name', survey.name) as survey, customer, conversation, ask.about, again, touchpoint,
      channel, state, reason, probability, free, decided_at, due_at, sent_at, delivered_at, opened_at, answered_at, expires_at
    from listening.ask join listening.survey on survey.id = ask.survey
    where ${sql.join([...(await wanted(tx, query)), order.where], sql` and `)} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await withNames(tx, page.items), next: page.next };
}

async function wanted(tx: Tx, filter: LedgerFilter): Promise<Array<RawBuilder<unknown>>> {
  const { state, reason, counted } = filter;
  const at = counted === undefined ? sql`ask.decided_at` : sql`ask.sent_at`;
  const conditions = [await within(tx, at, filter), ...ofWhat(filter)];
  if (counted !== undefined) conditions.push(reached, partOf(tx, counted));
  if (state !== undefined) conditions.push(sql`ask.state = any(${state}::text[])`);
  if (reason !== undefined) conditions.push(sql`ask.reason = ${reason}`);
  return conditions;
}

/** What was asked, where and whom; says nothing of how it ended. */
export function ofWhat(
  filter: Pick<LedgerFilter, 'customer' | 'survey' | 'channel' | 'touchpoint'>,
): Array<RawBuilder<unknown>> {
  const { customer, survey, channel, touchpoint } = filter;
  const conditions: Array<RawBuilder<unknown>> = [];
  if (survey !== undefined) conditions.push(sql`ask.survey = ${survey}`);
  if (channel !== undefined) conditions.push(sql`ask.channel = ${channel}`);
  if (touchpoint !== undefined) conditions.push(sql`ask.touchpoint = ${touchpoint}`);
  if (customer !== undefined)
    conditions.push(sql`ask.customer in (select family.id from customers.root family
      join customers.root person on person.root = family.root where person.id = ${customer})`);
  return conditions;
}

/** The questions that reached somebody: a response rate is of these. What is asked again after a recovery is left out. */
export const reached = sql`ask.reached`;

/** Of those that reached somebody: whose time is over, which of them were answered, and whose time is not over. */
export function partOf(tx: Tx, part: (typeof ratedGroups)[number]): RawBuilder<unknown> {
  const over = sql`ask.expires_at <= ${tx.now}`;
  if (part === 'open') return sql`not (${over})`;
  return part === 'over' ? over : sql`(${over} and ask.answered_at is not null)`;
}

/** From the beginning of one day on the company's clock to the end of another. */
export async function within(
  tx: Tx,
  at: RawBuilder<unknown>,
  { from, until }: Pick<LedgerFilter, 'from' | 'until'>,
): Promise<RawBuilder<unknown>> {
  if (from === undefined && until === undefined) return sql`true`;
  const { zone } = await workspaceSettings(tx);
  return sql`${at} >= coalesce(${from ?? null}::date::timestamp at time zone ${zone}, '-infinity')
    and ${at} < coalesce((${until ?? null}::date + 1)::timestamp at time zone ${zone}, 'infinity')`;
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
