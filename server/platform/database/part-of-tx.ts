import { partOf, sql, type WideTx } from './tx.ts';

/** Two were in each other's way, or the database ends: nothing is wrong with the work, and the whole transaction is done again. */
const passing = /^(40P01|40001|55P03|57\w{3})$/;

/** Whether a failure says nothing about the work itself. */
export function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && passing.test(String(error.code));
}

/** Does work in a savepoint: what fails leaves no trace in the transaction, which goes on. Throws what the work throws. */
export async function inPart<T extends WideTx, R>(tx: T, work: (part: T) => Promise<R>): Promise<R> {
  await tx.run(sql`savepoint part`);
  const { part, end } = partOf(tx);
  try {
    const done = await work(part);
    end();
    await tx.run(sql`release savepoint part`);
    return done;
  } catch (error) {
    end();
    if (!isPassing(error)) await tx.run(sql`rollback to savepoint part`);
    throw error;
  }
}
