import { newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import type { InboxView } from '#core/contract/desk.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { visibleTo } from '#people';
import { conversationColumns, type Conversation } from './conversation.ts';
import { summariesOf } from './summaries.ts';

interface ListQuery extends PageQuery {
  view: InboxView;
  customer?: string | undefined;
  channel?: string[] | undefined;
}

/** A page of the inbox. With a customer, all of the person's conversations. */
export async function listConversations(tx: Tx, query: ListQuery, actor: Actor) {
  const conditions = [
    visibleTo(actor).where,
    sql<boolean>`conversation.merged_into is null`,
    query.customer === undefined ? inView(query.view, actor) : ofPerson(query.customer),
    ...(query.channel === undefined ? [] : [sql<boolean>`conversation.channel = any(${query.channel})`]),
  ];
  const order = newestFirst<Conversation>(query, {
    at: sql`conversation.last_at`,
    id: sql`conversation.id`,
    of: (row) => row.lastAt,
  });
  const rows = await tx.all(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where ${sql.join([...conditions, order.where], sql` and `)} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await summariesOf(tx, page.items, actor.id), next: page.next };
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
