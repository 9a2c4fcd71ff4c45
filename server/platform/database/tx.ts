import type { Waiting } from '../bell.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Session } from './session.ts';

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

/**
 * Raises the limit of five seconds for one transaction that is known to take longer; it holds the readers' horizon meanwhile. A
 * limit that runs already is not moved by another: it is taken off first, and the new one counts from now.
 */
export async function mayTake(tx: WideTx, seconds: number): Promise<void> {
  await tx.run(sql`select set_config('transaction_timeout', '0', true),
    set_config('transaction_timeout', ${`${Math.ceil(seconds)}s`}, true)`);
}

/** A part of a transaction that may be given up: once it has ended, what is still at work in it sends nothing more. */
export function partOf<T extends WideTx>(tx: T): { part: T; end(): void } {
  let over = false;
  const guarded =
    <A extends unknown[], R>(ask: (...given: A) => Promise<R>) =>
    async (...given: A) => {
      if (over) throw new Error('this part of the transaction is over');
      return await ask(...given);
    };
  const { all, one, maybe, run } = tx;
  const part = { ...tx, all: guarded(all), one: guarded(one), maybe: guarded(maybe), run: guarded(run) } as T;
  return { part, end: () => void (over = true) };
}

/** What is to be done once a transaction is durable. */
export interface AfterCommit {
  work: Array<() => void>;
  wakes: Set<Waiting>;
}

/** The plain statements of one transaction. */
export function statements(session: Session, now: Date, after: AfterCommit): WideTx {
  const rowsOf = async <R>(query: RawBuilder<R>): Promise<R[]> => (await session.ask(query)).rows;
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
      return (await session.ask(query)).count;
    },
    afterCommit(work) {
      after.work.push(work);
    },
    wakes(who) {
      after.wakes.add(who);
    },
  };
}
