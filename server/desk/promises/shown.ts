import { threadsOf } from '#channels';
import { describeCustomers } from '#customers';
import { memberNames } from '#people';
import { sql, type Tx } from '#platform';
import { promiseColumns, type PromiseRow } from './rows.ts';
import type { Channel } from '#core/channels/channel.ts';

/** A promise with where it stands now and to whom it was given. */
export interface PlacedRow extends PromiseRow {
  place: string;
  channel: Channel;
  customer: string;
}

/** For queries over `promise`, the conversation in which each was given (`named`) and where it stands now (`conversation`). */
export const placedColumns = sql`${promiseColumns}, conversation.id as place, conversation.channel, named.customer`;
export const placed = sql`desk.promise join desk.conversation named on named.id = promise.conversation
  join desk.conversation on conversation.id = coalesce(named.merged_into, named.id)`;

/** Promises as they are shown: what the other domains know of each is loaded once for all. */
export async function shownPromises(tx: Tx, rows: readonly PlacedRow[]) {
  if (rows.length === 0) return [];
  const threads = await threadsOf(tx, [...new Set(rows.map(({ place }) => place))]);
  const subjects = new Map(threads.map(({ id, subject }) => [id, subject]));
  const customers = await describeCustomers(tx, [...new Set(rows.map(({ customer }) => customer))]);
  const members = await memberNames(
    tx,
    rows.flatMap(({ owner }) => owner ?? []),
  );
  return rows.map(({ place, channel, customer, byName, owner, ...row }) => ({
    ...row,
    conversation: { id: place, channel, subject: subjects.get(place) ?? '' },
    customer: { id: customers.get(customer)?.id ?? customer, name: customers.get(customer)?.name ?? 'Unknown' },
    by: byName,
    owner: owner === null ? null : { id: owner, name: members.get(owner) ?? 'Former member' },
  }));
}

/** One of them, as it stands after a change. */
export async function shownPromise(tx: Tx, id: string) {
  const row = await tx.one<PlacedRow>(sql`select ${placedColumns} from ${placed} where promise.id = ${id}`);
  const [shown] = await shownPromises(tx, [row]);
  return shown!;
}
