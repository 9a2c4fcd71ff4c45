import { sql, type Tx } from '#platform';

/** PostgreSQL's word for a statement that was ended by the time limit. */
const cancelled = '57014';

/** What is read, each statement within its time; undefined when one took longer. What was written meanwhile is lost then. */
export async function inTime<T>(tx: Tx, milliseconds: number, read: () => Promise<T>): Promise<T | undefined> {
  const before = await tx.one<{ limit: string }>(sql`select current_setting('statement_timeout') as limit`);
  await tx.run(sql`savepoint in_time`);
  try {
    await tx.run(sql`select set_config('statement_timeout', ${`${milliseconds}ms`}, true)`);
    const found = await read();
    await tx.run(sql`select set_config('statement_timeout', ${before.limit}, true)`);
    return found;
  } catch (error) {
    if ((error as { code?: unknown }).code !== cancelled) throw error;
    await tx.run(sql`rollback to savepoint in_time`);
    return undefined;
  } finally {
    await tx.run(sql`release savepoint in_time`);
  }
}
