import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Waiting } from '../bell.ts';
import type { Logger } from '../log.ts';
import type { World } from '../world.ts';
import { kyselyOver, openPool } from './pool.ts';
import { statements, type AfterCommit, type Tx, type WideTx } from './tx.ts';

/** The two ways into the data: as one workspace, or as the dispatcher over all of them. */
export interface Database {
  /** Runs work in one transaction of the workspace under row-level security. Throws what the work throws, then nothing is kept. */
  inWorkspace<T>(workspace: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs work as the dispatcher: cursors, due work, key hashes and the tables that belong to no workspace. */
  everywhere<T>(work: (tx: WideTx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseUrls {
  app: string;
  dispatcher: string;
}

interface Options {
  urls: DatabaseUrls;
  world: World;
  log: Logger;
  /** Connections of the app's role; the dispatcher has a third of it. */
  connections?: number;
  /** Called after a commit that somebody waits for. */
  wake?: (whom: ReadonlySet<Waiting>) => void;
}

const transactionSeconds = 5;

/** Opens the pools of the two roles. */
export function openDatabase(options: Options): Database {
  const { urls, log, connections = 18 } = options;
  const app = kyselyOver(openPool({ url: urls.app, max: connections, name: 'app', log, transactionSeconds }));
  const dispatchers = Math.ceil(connections / 3);
  const wide = kyselyOver(
    openPool({ url: urls.dispatcher, max: dispatchers, name: 'dispatcher', log, transactionSeconds }),
  );
  const transact = transactions(options);
  return {
    inWorkspace(workspace, work) {
      return transact(app, (tx) => work({ ...tx, workspace }), beginIn(workspace));
    },
    everywhere: (work) => transact(wide, work, sql`begin`),
    async close() {
      await Promise.all([app.destroy(), wide.destroy()]);
    },
  };
}

/** Two statements on one way to PostgreSQL: of a short transaction the ways are what takes time. */
function beginIn(workspace: string): RawBuilder<unknown> {
  return sql`begin; select set_config('app.workspace', ${sql.lit(workspace)}, true)`;
}

function transactions({ world, wake }: Options) {
  return async <T>(
    kysely: Kysely<unknown>,
    work: (tx: WideTx) => Promise<T>,
    begin: RawBuilder<unknown>,
  ): Promise<T> => {
    const after: AfterCommit = { work: [], wakes: new Set() };
    const result = await kysely.connection().execute(async (session) => {
      await begin.execute(session);
      try {
        const done = await work(statements(session, world.now(), after));
        await sql`commit`.execute(session);
        return done;
      } catch (error) {
        await sql`rollback`.execute(session).catch(() => undefined); // it is gone with its connection
        throw error;
      }
    });
    for (const each of after.work) each();
    if (after.wakes.size > 0) wake?.(after.wakes);
    return result;
  };
}
