import type { askGroups } from '#core/contract/asks-behind.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { countedOf } from '#core/insight/silence/heard.ts';
import type { Measure } from '#core/insight/feeling.ts';
import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';
import { usualTouchpoint } from '#core/touchpoints/touchpoint-catalogue.ts';
import { describeCustomers } from '#customers';
import { newestFirst, problem, sql, type Actor, type App, type Tx } from '#platform';
import { heldAmong, type HeldBack } from '#touchpoints';
import { bucketOfAsking, reachedAsks } from './response-rate.ts';
import { openScope, touchpointNames, type Scope, type ScopeQuery } from './scope.ts';
import { askedRows } from './silence/asked-rows.ts';

interface AskBehind {
  id: string;
  at: Date;
  customer: string;
  conversation: string | null;
  channel: string;
  touchpoint: string;
  answered: boolean;
  score: number | null;
  answeredAt: Date | null;
}

interface Found {
  total: number;
  items: AskBehind[];
  next: string | null;
}

interface AsksQuery extends ScopeQuery, PageQuery {
  /** Who looks: scores that are held back from them are not shown. */
  actor: Actor;
  which: (typeof askGroups)[number];
  bucket?: string | undefined;
  scale?: Scale | undefined;
  about?: FeelingObject | undefined;
}

/** The asks behind a response rate or a weighted figure. */
export async function asksBehind(tx: Tx, app: App, query: AsksQuery) {
  const scope = await openScope(tx, app, query);
  const { scale, about } = query;
  const found =
    scale === undefined || about === undefined
      ? await ratedAsks(scope, query)
      : await weighedAsks(scope, { scale, about }, query);
  const given = found.items.map(({ answeredAt, ...row }) => ({ ...row, at: answeredAt ?? row.at }));
  const held = await heldAmong(tx, query.actor, given);
  const names = await touchpointNames(tx);
  const known = await describeCustomers(tx, [...new Set(found.items.map(({ customer }) => customer))]);
  return {
    ...found,
    items: found.items.map(({ customer, touchpoint: key, answeredAt: _at, ...row }) => ({
      ...row,
      ...scoreOf(row, held.get(row.id)),
      touchpoint: names.get(key) ?? usualTouchpoint(key)?.name ?? key,
      customer: { id: known.get(customer)?.id ?? customer, name: known.get(customer)?.name ?? 'Unknown' },
    })),
  };
}

/** The score of an ask as who looks is shown it. */
function scoreOf({ score }: { score: number | null }, held: HeldBack | undefined) {
  if (score === null || held === undefined) return { score, held: null };
  return { score: null, held };
}

/** Of which asks: their time is over, or not; they were answered, or whatever came of them. */
const parts = {
  over: { over: true, answered: false },
  answered: { over: true, answered: true },
  open: { over: false, answered: false },
  'open-answered': { over: false, answered: true },
} as const;

async function ratedAsks(scope: Scope, { which, bucket = '', ...page }: AsksQuery): Promise<Found> {
  const { tx, period } = scope;
  const { over, answered } = parts[which];
  const wanted = sql`${reachedAsks(scope)} and (expires_at <= ${period.end}) = ${over}
    and (not ${answered}::bool or answered_at is not null) and (${bucket} = '' or ${bucketOfAsking(scope)} = ${bucket})`;
  const { total } = await tx.one(
    sql<{ total: number }>`select count(*)::int as total from listening.ask_outcome where ${wanted}`,
  );
  const order = newestFirst<AskBehind>(page, {
    at: sql`date_trunc('milliseconds', sent_at)`,
    id: sql`id`,
    of: ({ at }) => at,
  });
  const rows = await tx.all(sql<AskBehind>`
    select id, sent_at as at, customer, conversation, channel, touchpoint, answered_at is not null as answered, answered_at, null as score
    from listening.ask_outcome where ${wanted} and ${order.where} ${order.order} ${order.limit}`);
  return { total, ...order.page(rows, (row) => row) };
}

/** Of so many asks that a draw of them is weighed, those that were drawn. Throws `invalid` for a cursor of another list. */
async function weighedAsks(scope: Scope, measure: Measure, { which, after, limit }: AsksQuery): Promise<Found> {
  const { rows } = await askedRows(scope, measure);
  const counted = countedOf(
    measure,
    rows.map((row) => ({ ...row, at: row.sentAt.getTime() })),
  );
  const all = counted
    .filter(({ score }) => which === 'over' || score !== null)
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && start === 0)
    throw problem('invalid', { fields: [{ path: 'after', message: 'is not a cursor of this list' }] });
  const shown = all.slice(start, start + limit);
  return {
    total: all.length,
    next: start + limit < all.length ? shown.at(-1)!.id : null,
    items: shown.map(({ id, sentAt, customer, conversation, channel, touchpoint, score, answeredAt }) => ({
      ...{ id, at: sentAt, customer, conversation, channel, touchpoint, score, answeredAt },
      answered: score !== null,
    })),
  };
}
