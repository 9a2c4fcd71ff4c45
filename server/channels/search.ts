import { visibleTo } from '#people';
import { sql, type Actor, type Tx } from '#platform';

/** Words as a prefix query: every word must begin some word of the message. */
function prefixQuery(words: string): string {
  return words
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 12)
    .map((word) => `${word}:*`)
    .join(' & ');
}

/**
 * Messages whose subject or text has all the words, newest first (at most `limit`, cap 500), of those the actor may see.
 * Ids only: the caller reads the rows under the policy. Beyond about 20,000 matches it answers a sample of them.
 */
export async function searchMessages(
  tx: Tx,
  input: { words: string; limit?: number },
  actor: Actor,
): Promise<Array<{ thread: string; message: string }>> {
  const query = prefixQuery(input.words);
  if (query === '' || !visibleTo(actor).everything) return [];
  return await tx.all(sql`select thread, message
    from channels.search_message(to_tsquery('simple', ${query}), ${input.limit ?? 50})`);
}
