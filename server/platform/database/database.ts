import pg from 'pg';
import type { RawBuilder } from 'kysely';
import type { Waiting } from '../bell.ts';
import type { Logger } from '../log.ts';
import type { World } from '../world.ts';
import { openPool } from './pool.ts';
import { openSession, type Session } from './session.ts';
import { statements, type AfterCommit, type Tx, type WideTx } from './tx.ts';

/** The two ways into the data: as one workspace, or as the dispatcher over all of them. */
export interface Database {
  /** Runs work in one transaction of the workspace under row-level security. Throws what the work throws, then nothing is kept. */
  inWorkspace<T>(workspace: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * The same for work that is done again when it is lost: the commit does not wait for the disk, so a crash of PostgreSQL can take
   * back its last moments, whole transactions from the end.
   */
  repeatably<T>(workspace: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs work as the dispatcher: cursors, due work, key hashes and the tables that belong to no workspace. */
  everywhere<T>(work: (tx: WideTx) => Promise<T>): Promise<T>;
  /** The rows of one statement as the dispatcher, without a transaction around it: for what is looked up all the time. */
  look<R>(query: RawBuilder<R>): Promise<R[]>;
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
  const app = openPool({ url: urls.app, max: connections, name: 'app', log, transactionSeconds });
  const dispatchers = Math.ceil(connections / 3);
  const wide = openPool({ url: urls.dispatcher, max: dispatchers, name: 'dispatcher', log, transactionSeconds });
  const transact = transactions(options);
  const inside = <T>(begin: Begin, work: (tx: Tx) => Promise<T>, workspace: string) =>
    transact(app, begin, (tx) => work({ ...tx, workspace }));
  return {
    inWorkspace: (workspace, work) => inside(beginIn(workspace), work, workspace),
    repeatably: (workspace, work) => inside(beginIn(workspace, 'set local synchronous_commit = off'), work, workspace),
    everywhere: (work) => transact(wide, { text: 'begin', comesToNothing: false }, work),
    async look<R>(query: RawBuilder<R>) {
      const client = await wide.connect();
      try {
        return (await openSession(client).ask(query)).rows;
      } finally {
        client.release();
      }
    },
    async close() {
      await Promise.all([app.end(), wide.end()]);
    },
  };
}

interface Begin {
  text: string;
  /** Without it every statement comes to nothing: the first one need not wait for it. */
  comesToNothing: boolean;
}

/** Several statements on one way to PostgreSQL: of a short transaction the ways are what takes time. Without its workspace a statement sees and writes no row. */
function beginIn(workspace: string, ...more: string[]): Begin {
  const set = `select set_config('app.workspace', ${pg.escapeLiteral(workspace)}, true)`;
  return { text: ['begin', set, ...more].join('; '), comesToNothing: true };
}

function transactions({ world, wake }: Options) {
  return async <T>(pool: pg.Pool, begin: Begin, work: (tx: WideTx) => Promise<T>): Promise<T> => {
    const after: AfterCommit = { work: [], wakes: new Set() };
    const result = await inTransaction(pool, begin, (session) => work(statements(session, world.now(), after)));
    for (const each of after.work) each();
    if (after.wakes.size > 0) wake?.(after.wakes);
    return result;
  };
}

async function inTransaction<T>(pool: pg.Pool, begin: Begin, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const begun = client.query(begin.text);
  begun.catch(() => undefined); // whoever asks first is told
  const session = openSession(client, begun);
  let broken = false;
  try {
    if (!begin.comesToNothing) await begun;
    const done = await work(session);
    session.end();
    await client.query('commit');
    return done;
  } catch (error) {
    session.end();
    // It is gone with its connection.
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}
