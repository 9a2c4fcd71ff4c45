import { visibleText } from '#core/channels/quotes/span.ts';
import { sql, type Tx } from '#platform';
import { spansOfStored } from './stored-spans.ts';

type Row = Parameters<typeof spansOfStored>[0] & { id: string };

/** What was written in each of these messages, without what they quote and their signature. */
export async function visibleWords(tx: Tx, messages: readonly string[]): Promise<Map<string, string>> {
  if (messages.length === 0) return new Map();
  const rows = await tx.all<Row>(sql`select id, channel, direction, subject, text, spans from channels.message
    where id = any(${[...messages]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, visibleText(row.text, spansOfStored(row))]));
}
