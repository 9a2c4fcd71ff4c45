import { sql, type Tx } from '#platform';

/** What people wrote along with their scores, by the asks that they answered; who wrote nothing is left out. */
export async function wordsOfAnswers(tx: Tx, asks: readonly string[]): Promise<Map<string, string>> {
  if (asks.length === 0) return new Map();
  const rows = await tx.all<{ ask: string; words: string }>(
    sql`select ask, words from listening.answer where ask = any(${[...asks]}::uuid[]) and words <> ''`,
  );
  return new Map(rows.map(({ ask, words }) => [ask, words]));
}
