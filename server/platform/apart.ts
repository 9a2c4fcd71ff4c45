import type { App } from './app.ts';

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
