import type { Waiting } from '../bell.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';

export { sql, type RawBuilder } from 'kysely';

/** One transaction without a workspace, as the dispatcher. */
export interface WideTx {
  /** One time for the whole transaction, from the world's clock. */
  readonly now: Date;
  /** All rows, with camel-cased names. */
  all<R>(query: RawBuilder<R>): Promise<R[]>;
  /** The one row; throws when there is none. */
  one<R>(query: RawBuilder<R>): Promise<R>;
  maybe<R>(query: RawBuilder<R>): Promise<R | undefined>;
  /** Runs a change and returns the number of rows that it touched. */
  run(query: RawBuilder<unknown>): Promise<number>;
  /** Does something once the change is durable; never when it is rolled back. */
  afterCommit(work: () => void): void;
  /** Says that this transaction wrote something that somebody waits for: they are woken once it is durable. */
  wakes(who: Waiting): void;
}

/** One transaction of one workspace, under row-level security. */
export interface Tx extends WideTx {
  readonly workspace: string;
}

/** Raises the limit of five seconds for one transaction that is known to take longer; it holds the readers' horizon meanwhile. */
export async function mayTake(tx: WideTx, seconds: number): Promise<void> {
  await tx.run(sql`select set_config('transaction_timeout', ${`${Math.ceil(seconds)}s`}, true)`);
}

/** What is to be done once a transaction is durable. */
export interface AfterCommit {
  work: Array<() => void>;
  wakes: Set<Waiting>;
}

/** The plain statements over one Kysely transaction. */
export function statements(session: Kysely<unknown>, now: Date, after: AfterCommit): WideTx {
  const rowsOf = async <R>(query: RawBuilder<R>): Promise<R[]> => (await query.execute(session)).rows;
  return {
    now,
    all: rowsOf,
    async one(query) {
      const [row] = await rowsOf(query);
      if (row === undefined) throw new Error('expected a row and found none');
      return row;
    },
    async maybe(query) {
      return (await rowsOf(query))[0];
    },
    async run(query) {
      const result = await query.execute(session);
      return Number(result.numAffectedRows ?? result.rows.length);
    },
    afterCommit(work) {
      after.work.push(work);
    },
    wakes(who) {
      after.wakes.add(who);
    },
  };
}
