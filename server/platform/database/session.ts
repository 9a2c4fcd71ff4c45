import {
  CamelCasePlugin,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import type pg from 'pg';

const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/** Kysely writes statements out, and has no connection of its own: it would send the next only when the last is answered. */
const writer = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [camelCase],
});

/** A statement as it is sent, its values as $1, $2, … */
export function statementText(query: RawBuilder<unknown>): string {
  return query.compile(writer).sql;
}

export interface Answer<R> {
  /** With camel-cased names. */
  rows: R[];
  /** Rows that were given, or touched by a change. */
  count: number;
}

/** One connection for the time of a transaction. */
export interface Session {
  /** Sends a statement at once, also while earlier ones are under way; they are done in the order in which they were asked. */
  ask<R>(query: RawBuilder<R>): Promise<Answer<R>>;
  /** From here on nothing more is sent: what is still at work after a failure must not reach somebody else's transaction. */
  end(): void;
}

/** `begun` is the beginning of the transaction, which may be under way still. */
export function openSession(client: pg.ClientBase, begun?: Promise<unknown>): Session {
  let over = false;
  return {
    async ask<R>(query: RawBuilder<R>) {
      if (over) throw new Error('this transaction is over');
      const { sql, parameters, queryId } = query.compile(writer);
      const [result] = await Promise.all([client.query(sql, [...parameters]), begun]);
      const { rows } = await camelCase.transformResult({ queryId, result: { rows: result.rows ?? [] } });
      return { rows: rows as R[], count: result.rowCount ?? 0 };
    },
    end() {
      over = true;
    },
  };
}
