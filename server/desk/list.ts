import { newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import type { InboxView } from '#core/contract/desk.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { searchMessages } from '#channels';
import { searchCustomers } from '#customers';
import { visibleTo } from '#people';
import { conversationColumns, type Conversation } from './conversation.ts';
import { summariesOf } from './summaries.ts';

interface ListQuery extends PageQuery {
  view: InboxView;
  q?: string | undefined;
  customer?: string | undefined;
  channel?: string[] | undefined;
}

const matchesAtMost = 500;

/** A page of the inbox. With words, all views are looked through; with a customer, all of the person's conversations. */
export async function listConversations(tx: Tx, query: ListQuery, actor: Actor) {
  const words = query.q?.trim() ?? '';
  const everywhere = words !== '' || query.customer !== undefined;
  const conditions = [
    visibleTo(actor).where,
    sql<boolean>`conversation.merged_into is null`,
    ...(everywhere ? [] : [inView(query.view, actor)]),
    ...(words === '' ? [] : [await matching(tx, words, actor)]),
    ...(query.customer === undefined ? [] : [ofPerson(query.customer)]),
    ...(query.channel === undefined ? [] : [sql<boolean>`conversation.channel = any(${query.channel})`]),
  ];
  const order = newestFirst<Conversation>(query, {
    at: sql`date_trunc('milliseconds', conversation.last_at)`,
    id: sql`conversation.id`,
    of: (row) => row.lastAt,
  });
  const rows = await tx.all(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where ${sql.join([...conditions, order.where], sql` and `)} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await summariesOf(tx, page.items, actor.id), next: page.next };
}

function inView(view: InboxView, actor: Actor): RawBuilder<boolean> {
  if (view === 'resolved' || view === 'spam') return sql<boolean>`conversation.status = ${view}`;
  const open = sql<boolean>`conversation.status = 'open'`;
  if (view === 'mine') return sql<boolean>`${open} and conversation.assignee = ${actor.id}::uuid`;
  if (view === 'unassigned') return sql<boolean>`${open} and conversation.assignee is null`;
  return open;
}

async function matching(tx: Tx, words: string, actor: Actor): Promise<RawBuilder<boolean>> {
  const found = await searchMessages(tx, { words, limit: matchesAtMost }, actor);
  const threads = found.map(({ thread }) => thread);
  const people = await searchCustomers(tx, words, 50);
  return sql<boolean>`(conversation.id = any(${threads}::uuid[]) or conversation.customer in (
    select id from customers.root where root = any(${people}::uuid[])))`;
}

function ofPerson(customer: string): RawBuilder<boolean> {
  return sql<boolean>`conversation.customer in (
    select family.id from customers.root family join customers.root person on person.root = family.root where person.id = ${customer})`;
}

/** How many conversations stand in each view. */
export async function countConversations(tx: Tx, actor: Actor) {
  return tx.one(sql<{ mine: number; unassigned: number; open: number; waiting: number }>`
    select count(*)::int as open, count(*) filter (where assignee is null)::int as unassigned,
      count(*) filter (where assignee = ${actor.id}::uuid)::int as mine, count(*) filter (where waiting_since is not null)::int as waiting
    from desk.conversation where status = 'open' and merged_into is null and ${visibleTo(actor).where}`);
}
