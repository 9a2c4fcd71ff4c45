import { serviceTimesOf, type ServiceTime } from '#core/desk/facts/told-times.ts';
import { hoursOfThreads, turnsOfMany } from '#channels';
import { describeCustomers } from '#customers';
import type { Hours } from '#people';
import { sql, type Tx } from '#platform';
import type { Conversation } from '../conversation.ts';
import { momentsFrom, type Step } from './measure.ts';

/** The times of service of a conversation, and by whose opening hours they are counted. */
export interface Measured extends Pick<Conversation, 'channel' | 'team'> {
  conversation: string;
  /** Null: the company keeps none. */
  calendar: string | null;
  times: Array<ServiceTime & { openingSeconds: number | null }>;
}

type Work = Pick<Conversation, 'id' | 'customer' | 'channel' | 'team' | 'status' | 'resolvedAt'>;

async function stepsOfMany(tx: Tx, ids: readonly string[]): Promise<Map<string, Step[]>> {
  const rows = await tx.all<Step & { conversation: string }>(sql`select conversation, what, at from desk.change
    where conversation = any(${ids}::uuid[]) and what in ('resolved', 'reopened') order by conversation, at, id`);
  return Map.groupBy(rows, ({ conversation }) => conversation);
}

async function hoursOfMany(tx: Tx, works: readonly Work[]): Promise<Map<string, Hours>> {
  const customers = await describeCustomers(tx, [...new Set(works.map(({ customer }) => customer))]);
  const whose = works.map(
    ({ id, team, customer }) => [id, { team, tier: customers.get(customer)?.tier ?? null }] as const,
  );
  return await hoursOfThreads(tx, new Map(whose));
}

/**
 * The times of service of these conversations by the one engine, from all that happened in them until now. What is not one by itself
 * any more, or spam, is not in it.
 */
export async function measureMany(tx: Tx, ids: readonly string[]): Promise<Measured[]> {
  const works = await tx.all<Work>(sql`select id, customer, channel, team, status, resolved_at from desk.conversation
    where id = any(${ids}::uuid[]) and merged_into is null and status <> 'spam'`);
  if (works.length === 0) return [];
  const here = works.map(({ id }) => id);
  const turns = await turnsOfMany(tx, here);
  const steps = await stepsOfMany(tx, here);
  const hours = await hoursOfMany(tx, works);
  const measured: Measured[] = [];
  for (const work of works) {
    const held = hours.get(work.id);
    if (held === undefined) continue;
    const moments = momentsFrom(turns.get(work.id) ?? [], steps.get(work.id) ?? [], work);
    const times = serviceTimesOf(moments, tx.now.getTime()).map((time) => {
      const opening = time.until === null ? null : held.clock.between(time.from, time.until) / 1_000;
      return { ...time, openingSeconds: opening };
    });
    measured.push({ conversation: work.id, channel: work.channel, team: work.team, calendar: held.calendar, times });
  }
  return measured;
}

/** The next conversations by their ids, for who goes through all of them. */
export async function conversationsAfter(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`select id from desk.conversation
    where workspace = ${tx.workspace} and id > ${after}::uuid order by id limit ${limit}`);
  return rows.map(({ id }) => id);
}
