import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import { clearLeftBehind } from './left-behind.ts';
import type { Address } from './client.ts';
import { spawnEngine, type RunningEngine } from './spawn.ts';

/** The engine that answers now, kept running. */
export interface Supervised {
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

interface Watcher {
  /** The engine answers here. */
  up(address: Address): void;
  /** The engine has ended. */
  down(): void;
}

const shortestPause = 250;
const longestPause = 5000;

/** Starts the engine of a folder and starts it again, after growing pauses, whenever it ends without having been asked to. */
export function superviseEngine(folder: string, log: Logger, watcher: Watcher): Supervised {
  let running: RunningEngine | undefined;
  const stopping = new AbortController();
  const stopped = () => stopping.signal.aborted;

  const start = async (): Promise<RunningEngine | undefined> => {
    try {
      await clearLeftBehind(folder, log);
      return stopped() ? undefined : await spawnEngine(folder);
    } catch (error) {
      log.error({ reason: error instanceof Error ? error.message : String(error) }, 'analytics did not start');
      return undefined;
    }
  };

  const watching = (async () => {
    for (let pause = shortestPause; !stopped(); pause = Math.min(pause * 2, longestPause)) {
      const since = Date.now();
      running = await start();
      if (running !== undefined) {
        if (stopped()) await running.stop();
        else watcher.up(running.address);
        await running.ended;
        running = undefined;
        watcher.down();
        if (stopped()) return;
        log.error({}, 'analytics ended unexpectedly; it is started again');
      }
      // One that ran for half a minute has earned a quick restart.
      if (Date.now() - since > 30_000) pause = shortestPause;
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();

  return {
    get pid() {
      return running?.pid;
    },
    async stop() {
      stopping.abort();
      await running?.stop();
      await watching;
    },
  };
}
