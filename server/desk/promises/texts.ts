import { sql, type Tx } from '#platform';

/** What was promised, by the ids of the promises. */
export async function promiseTexts(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all<{ id: string; text: string }>(
    sql`select id, text from desk.promise where id = any(${[...ids]}::uuid[])`,
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}
