import { keyset, sql, type Actor, type Keyset, type RawBuilder, type Tx } from '#platform';
import type { InboxView } from '#core/contract/desk.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { visibleTo } from '#people';
import type { ConversationFilter, ViewSort } from '#core/desk/filter.ts';
import { readPage } from './filter/both-ways.ts';
import { askedBy, type Asked } from './filter/criteria.ts';
import { inTime } from './filter/in-time.ts';
import { tooSlow } from './filter/too-slow.ts';
import { listedBy } from './views/listed.ts';
import type { Conversation } from './conversation.ts';
import { summariesOf } from './summaries.ts';

interface ListQuery extends PageQuery {
  view: InboxView;
  saved?: string | undefined;
  customer?: string | undefined;
  channel?: string[] | undefined;
}

/** Of a statement: who waits longer for a list has gone. */
const mostMilliseconds = 1500;
const nobodyWaits = new Date('9999-01-01T00:00:00Z');

function inOrder(query: PageQuery, sort: ViewSort): Keyset<Conversation> {
  const id = { column: sql`conversation.id`, type: 'uuid', of: (row: Conversation) => row.id };
  const last = { column: sql`conversation.last_at`, type: 'timestamptz', of: (row: Conversation) => row.lastAt };
  if (sort !== 'waiting') return keyset(query, [last, id], sort === 'newest' ? 'desc' : 'asc');
  const column = sql`coalesce(conversation.waiting_since, timestamptz '9999-01-01 00:00:00+00')`;
  return keyset(query, [{ column, type: 'timestamptz', of: (row) => row.waitingSince ?? nobodyWaits }, id], 'asc');
}

/** Any filter can be said, also one that no index helps. Throws `refused`. */
async function readInTime(
  tx: Tx,
  filter: ConversationFilter,
  read: () => Promise<Conversation[]>,
): Promise<Conversation[]> {
  const rows = await inTime(tx, mostMilliseconds, read);
  if (rows === undefined) throw await tooSlow(tx, filter);
  return rows;
}

/** A page of the inbox. With a customer, all of the person's conversations. */
export async function listConversations(tx: Tx, query: ListQuery, actor: Actor) {
  const saved = query.saved === undefined ? undefined : await listedBy(tx, query.saved, actor);
  const order = inOrder(query, saved?.sort ?? 'newest');
  const read = async (asked: Asked) => {
    const ofList = [
      visibleTo(actor).where,
      sql<boolean>`conversation.merged_into is null`,
      ...asked.ofList,
      ...(query.channel === undefined ? [] : [sql<boolean>`conversation.channel = any(${query.channel})`]),
    ];
    return await readPage(tx, { ...asked, ofList }, { ...order, rows: query.limit + 1 });
  };
  const rows =
    saved === undefined
      ? await read({ ofList: ofQuery(query, actor), ofValues: [], holders: null })
      : await readInTime(tx, saved.filter, async () => read(await askedBy(tx, saved.filter, actor)));
  const page = order.page(rows, (row) => row);
  return { items: await summariesOf(tx, page.items, actor.id), next: page.next };
}

function ofQuery({ customer, view }: ListQuery, actor: Actor): Array<RawBuilder<boolean>> {
  return [customer === undefined ? inView(view, actor) : ofPerson(customer)];
}

/** Written as words of the statement, not as values: so that each view is read along its index. */
export function inView(view: InboxView, actor: Actor): RawBuilder<boolean> {
  if (view === 'mine' || view === 'unassigned' || view === 'open') return ofOpen(view, actor);
  return sql<boolean>`conversation.shelf = ${sql.lit(view)}`;
}

function ofOpen(view: 'mine' | 'unassigned' | 'open', actor: Actor): RawBuilder<boolean> {
  const open = sql<boolean>`conversation.shelf = 'open'`;
  if (view === 'open') return open;
  const whose = view === 'mine' ? sql`conversation.assignee = ${actor.id}::uuid` : sql`conversation.assignee is null`;
  return sql<boolean>`${open} and conversation.status = 'open' and ${whose}`;
}

/** Of a person: of all their profiles. */
export function ofPerson(customer: string): RawBuilder<boolean> {
  return sql<boolean>`conversation.customer in (
    select family.id from customers.root family join customers.root person on person.root = family.root where person.id = ${customer})`;
}
