import { visibleText } from '#core/channels/quotes/span.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { messagesById } from '#channels';
import { describeCustomers } from '#customers';
import { wordsOfResponses } from '#listening';
import { newestFirst, sql, type Actor, type Tx } from '#platform';
import { scoreSight } from '#touchpoints';
import { causeRow } from './rows.ts';

interface Row {
  id: string;
  message: string | null;
  response: string | null;
  conversation: string | null;
  customer: string | null;
  at: Date;
  by: string;
}

const longest = 2_000;

async function wordsOf(tx: Tx, rows: readonly Row[]): Promise<Map<string, string>> {
  const messages = await messagesById(
    tx,
    rows.flatMap(({ message }) => message ?? []),
  );
  const responses = await wordsOfResponses(
    tx,
    rows.flatMap(({ response }) => response ?? []),
  );
  return new Map([...messages.map(({ id, text, spans }) => [id, visibleText(text, spans)] as const), ...responses]);
}

/** A page of what customers said that names a cause, newest first, the words looked up where they stand. Throws `not-found`. */
export async function listVerbatims(tx: Tx, query: PageQuery & { id: string }, actor: Actor) {
  await causeRow(tx, query.id);
  const order = newestFirst<Row>(query, { at: sql`verbatim.at`, id: sql`verbatim.id`, of: ({ at }) => at });
  const { held } = await scoreSight(tx, actor);
  const given = { customer: sql`verbatim.customer`, conversation: sql`verbatim.conversation`, at: sql`verbatim.at` };
  const rows =
    await tx.all(sql<Row>`select verbatim.id, message, response, coalesce(about.place, conversation) as conversation,
      verbatim.customer, at, by_name as by
    from care.verbatim left join desk.conversation_state about on about.id = conversation
    where cause = ${query.id} and (response is null or not ${held(given)}) and ${order.where} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  const words = await wordsOf(tx, page.items);
  const people = await describeCustomers(tx, [...new Set(page.items.flatMap(({ customer }) => customer ?? []))]);
  const items = page.items.flatMap(({ customer, ...row }) => {
    const said = words.get((row.message ?? row.response)!)?.trim() ?? '';
    if (said === '') return [];
    const person = customer === null ? undefined : people.get(customer);
    const of = person === undefined ? null : { id: person.id, name: person.name };
    return [{ ...row, customer: of, words: said.slice(0, longest) }];
  });
  return { items, next: page.next };
}

/** How many texts name a cause, and of how many customers: somebody who says it twice is one, whichever of their profiles it is of. */
export async function countVerbatims(tx: Tx, cause: string): Promise<{ texts: number; customers: number }> {
  return tx.one(sql<{ texts: number; customers: number }>`
    select count(*)::int as texts, count(distinct person.root)::int as customers
    from care.verbatim left join customers.root person on person.id = verbatim.customer where cause = ${cause}`);
}
