import type { SearchQuery } from '#core/channels/search/search-query.ts';
import { searchCustomers } from '#customers';
import { sql, type RawBuilder, type Tx } from '#platform';
import { conversationColumns, type Conversation } from '../conversation.ts';
import type { Found } from './walk.ts';

const mostPeople = 20;
const mostConversations = 10;

/**
 * The latest conversations of customers who are called or reached by what was typed: a name nobody wrote, a phone number. Only
 * for plain words, as nothing else is a name.
 */
export async function byName(
  tx: Tx,
  { terms }: SearchQuery,
  conditions: ReadonlyArray<RawBuilder<boolean>>,
): Promise<Found[]> {
  const plain = terms.length > 0 && terms.every(({ not, phrase, of }) => !not && !phrase && of === 'words');
  const typed = terms.map(({ text }) => text).join(' ');
  if (!plain || typed.length < 3) return [];
  const people = await searchCustomers(tx, typed, mostPeople);
  if (people.length === 0) return [];
  const rows = await tx.all(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where conversation.customer = any(array(select id from customers.root where root = any(${people}::uuid[])))
      and ${sql.join([...conditions], sql` and `)}
    order by conversation.last_at desc, conversation.id desc limit ${mostConversations}`);
  return rows.map((conversation) => ({ conversation, message: null, at: conversation.lastAt }));
}
