import { randomInt } from 'node:crypto';
import { partOf, sql, type Tx } from '#platform';
import { startConversation, type By, type FirstWords } from './start.ts';

/** Begins a conversation and takes all of it back: what could not be sent is refused now, while it can be mended. Throws what beginning it throws. */
export async function tryBeginning(tx: Tx, words: FirstWords, by: By): Promise<void> {
  await tx.run(sql`savepoint tried`);
  const { part, end } = partOf<Tx>({ ...tx, afterCommit: () => undefined, wakes: () => undefined });
  try {
    await startConversation(part, { ...words, number: -randomInt(1, 2 ** 47) }, by);
  } finally {
    end();
    await tx.run(sql`rollback to savepoint tried`);
    await tx.run(sql`release savepoint tried`);
  }
}
