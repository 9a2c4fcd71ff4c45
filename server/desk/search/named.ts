import type { SearchQuery } from '#core/channels/search/search-query.ts';
import { numberedThread } from '#channels';
import { searchCustomers } from '#customers';
import { isMasked } from '#people';
import { sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { conversationColumns, type Conversation } from '../conversation.ts';
import type { Found } from './walk.ts';

const mostPeople = 20;
const mostConversations = 10;

/**
 * The latest conversations of customers who are called or reached by what was typed: a name nobody wrote, a phone number. Only
 * for plain words, as nothing else is a name.
 */
async function byName(
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
  return rows.map((conversation) => ({ conversation, message: null, side: null, at: conversation.lastAt }));
}

/** The number that was typed, as it stands beside the subject: `#1042` or `[#1042]`. */
export function numberIn(typed: string): number | null {
  const digits = /^\s*\[?#(\d{1,12})\]?\s*$/.exec(typed)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The conversation with this number. */
async function byNumber(tx: Tx, number: number, conditions: ReadonlyArray<RawBuilder<boolean>>): Promise<Found[]> {
  const id = await numberedThread(tx, number);
  if (id === undefined) return [];
  const rows = await tx.all(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where conversation.id = ${id} and ${sql.join([...conditions], sql` and `)}`);
  return rows.map((conversation) => ({ conversation, message: null, side: null, at: conversation.lastAt }));
}

interface Called {
  number: number | null;
  query: SearchQuery;
  conditions: ReadonlyArray<RawBuilder<boolean>>;
}

/** What is found by what it is called, not by what was written in it; who sees customers masked finds nobody by their name. */
export async function called(tx: Tx, { number, query, conditions }: Called, actor: Actor): Promise<Found[]> {
  if (number !== null) return byNumber(tx, number, conditions);
  return isMasked(actor) ? [] : byName(tx, query, conditions);
}
