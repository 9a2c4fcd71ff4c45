import { visibleText } from '#core/channels/quotes/span.ts';
import { sql, type Tx } from '#platform';
import { spansOfStored } from './stored-spans.ts';

type Row = Parameters<typeof spansOfStored>[0] & { thread: string };

const messages = 3;
const longest = 4_000;

/** What the customer wrote first in each of these threads, with the subject: their first messages, not what machines wrote. */
export async function openingWords(tx: Tx, threads: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all<Row>(sql`
    select wanted.one as thread, said.channel, said.direction, said.subject, said.text, said.spans
    from unnest(${[...threads]}::uuid[]) as wanted (one)
    cross join lateral (select channel, direction, subject, text, spans from channels.message
      where message.workspace = ${tx.workspace} and message.thread = wanted.one and direction = 'in' and not automatic
      order by at, id limit ${messages}) as said`);
  const words = new Map<string, string[]>();
  for (const row of rows) {
    const there = words.get(row.thread) ?? [row.subject];
    there.push(visibleText(row.text, spansOfStored(row)));
    words.set(row.thread, there);
  }
  return new Map([...words].map(([thread, said]) => [thread, said.join('\n').trim().slice(0, longest)]));
}
