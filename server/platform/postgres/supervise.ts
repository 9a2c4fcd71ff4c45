import { setTimeout as sleep } from 'node:timers/promises';
import type { Launched } from './launch.ts';
import type { LogFile } from './log-file.ts';
import { stopPostmaster } from './stop-process.ts';

export interface Log {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

export interface Embedded {
  /** The superuser's connection URL; it stays the same when the server is restarted. */
  url: string;
  /** The server's process now: another one after a crash. */
  readonly pid: number;
  /** Fast shutdown within 8 s. */
  stop(): Promise<void>;
}

const longestPause = 10_000;

/** Starts the server again, after growing pauses, whenever it ends without having been asked to. */
export function keepRunning(
  server: { first: Launched; url: string; logFile: LogFile; again(): Promise<Launched | undefined> },
  { log, release }: { log: Log; release: () => void },
): Embedded {
  let now = server.first;
  let stopping = false;
  const asked = Promise.withResolvers<void>();
  const trimming = setInterval(() => server.logFile.trim(), 600_000).unref();

  const watching = (async () => {
    for (let pause = 100; !stopping;) {
      const since = Date.now();
      await now.ended;
      if (stopping) return;
      // One that ran for a minute has earned a quick restart.
      pause = Date.now() - since > 60_000 ? 100 : pause;
      log.error({ pid: now.pid }, 'PostgreSQL ended unexpectedly; it is started again');
      for (let next: Launched | undefined; next === undefined && !stopping; pause = Math.min(pause * 2, longestPause)) {
        await Promise.race([sleep(pause), asked.promise]);
        next = stopping ? undefined : await server.again();
        now = next ?? now;
      }
      if (!stopping) log.info({ pid: now.pid }, 'PostgreSQL runs again');
    }
  })();

  return {
    url: server.url,
    get pid() {
      return now.pid;
    },
    async stop() {
      if (!stopping) {
        stopping = true;
        asked.resolve();
        clearInterval(trimming);
        await stopPostmaster(now.pid);
      }
      await watching;
      await stopPostmaster(now.pid);
      release();
    },
  };
}
