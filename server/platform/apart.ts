import type { App } from './app.ts';
import { inPart, isPassing } from './database/part-of-tx.ts';
import type { Tx } from './database/tx.ts';

const first = 5_000;
const longest = 3_600_000;
const mostKept = 1_000;

interface Failed {
  times: number;
  again: number;
}

/** Work on rows one by one, of which one that fails stops no other. */
export interface Apart {
  /** The rows that failed and are left alone for now: they are not to be looked for. */
  resting(): string[];
  /** Does the work of a row; what fails is logged and left alone, longer each time, an hour at most. A restart tries at once. */
  work(row: string, work: () => Promise<unknown>): Promise<void>;
}

const known = new WeakMap<App, Map<string, Apart>>();

/** The same for all turns of a process, by the name of the work. */
export function apart(app: App, name: string): Apart {
  const works = known.get(app) ?? new Map<string, Apart>();
  known.set(app, works);
  const found = works.get(name) ?? newApart(app, name);
  works.set(name, found);
  return found;
}

function newApart({ log, world }: App, name: string): Apart {
  const failed = new Map<string, Failed>();
  const now = () => world.now().getTime();
  return {
    resting: () => [...failed].flatMap(([row, { again }]) => (again > now() ? [row] : [])),
    async work(row, work) {
      try {
        await work();
        failed.delete(row);
      } catch (error) {
        const times = (failed.get(row)?.times ?? 0) + 1;
        log.error({ work: name, row, times, reason: error instanceof Error ? error.message : String(error) }, 'failed');
        if (failed.size >= mostKept) failed.clear();
        failed.set(row, { times, again: now() + Math.min(longest, first * 2 ** (times - 1)) });
      }
    },
  };
}

/** Does the work for some rows of a batch. */
export type ForRows = <Row extends { id: string }>(
  tx: Tx,
  rows: readonly Row[],
  work: (tx: Tx, rows: readonly Row[]) => Promise<void>,
) => Promise<void>;

interface Batch {
  workspace: string;
  /** Of the work, in the log and in `apart`. */
  name: string;
}

/**
 * Does a batch that keeps how far it came, in one transaction. Where that fails it is done again with each row in a savepoint: one that fails
 * then is logged and stepped over, so that it holds up none of those behind it. What passes by itself (`isPassing`) steps over nothing.
 */
export async function steppingOver<T>(
  app: App,
  { workspace, name }: Batch,
  batch: (tx: Tx, forRows: ForRows) => Promise<T>,
): Promise<T> {
  const within = (forRows: ForRows) => app.database.inWorkspace(workspace, (tx) => batch(tx, forRows));
  try {
    return await within((tx, rows, work) => work(tx, rows));
  } catch (error) {
    if (isPassing(error)) throw error;
    return await within(oneByOne(app, name));
  }
}

/** A savepoint for every row of every batch would be a good part of what is said to the database. */
function oneByOne(app: App, name: string): ForRows {
  return async (tx, rows, work) => {
    for (const row of rows) {
      const met: { passing?: unknown } = {};
      await apart(app, name).work(row.id, () =>
        inPart(tx, (part) => work(part, [row])).catch((error: unknown) => {
          if (!isPassing(error)) throw error;
          met.passing = error;
        }),
      );
      if (met.passing !== undefined) throw met.passing;
    }
  };
}
