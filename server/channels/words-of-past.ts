import { visibleText } from '#core/channels/quotes/span.ts';
import { sql, type Tx } from '#platform';
import { spansOfStored } from './stored-spans.ts';

/** What a customer wrote, where it stands now. */
export interface CustomerWords {
  message: string;
  thread: string;
  customer: string;
  channel: string;
  text: string;
  at: Date;
}

type Row = Omit<CustomerWords, 'message'> & Parameters<typeof spansOfStored>[0] & { id: string };

/** What customers wrote in the next threads by id, oldest first, machines and side conversations left out; `next` is null at the end. */
export async function wordsOfPast(tx: Tx, { after, threads }: { after: string | null; threads: number }) {
  const next = await tx.all(sql<{
    id: string;
  }>`select id from channels.thread where workspace = ${tx.workspace} and beside is null
    and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${threads}`);
  const rows = await tx.all(sql<Row>`
    select message.id, coalesce(thread.leads_to, thread.id) as thread, thread.customer, message.channel, message.direction, message.subject,
      message.text, message.spans, message.at
    from channels.message join channels.thread on thread.id = message.thread
    where message.workspace = ${tx.workspace} and message.thread = any(${next.map(({ id }) => id)}::uuid[])
      and direction = 'in' and author_kind = 'customer' and not automatic
    order by message.thread, message.at, message.id`);
  const items = rows.map((row): CustomerWords => {
    const { id, thread, customer, channel, at, text } = row;
    return { message: id, thread, customer, channel, at, text: visibleText(text, spansOfStored(row)) };
  });
  return { items, seen: next.length, next: next.length < threads ? null : next.at(-1)!.id };
}
