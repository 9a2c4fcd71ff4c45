import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from 'chdb';
import type { EngineSession } from './session.ts';
import { quote, type Statement } from './statement.ts';

/** A session and how its engine knows it; another one takes its place when the engine does not let go of it. */
export interface Opened {
  raw: Session;
  session: EngineSession;
}

/** Runs queries one at a time, each until its signal ends it. */
export interface Reader {
  read(statement: Statement, signal: AbortSignal): Promise<Uint8Array>;
}

interface Sessions {
  open: () => Opened;
  close: (raw: Session) => void;
  /** Statements about other statements. */
  control: Session;
}

const endMilliseconds = 1000;
let count = 0;

export function openReader({ open, close, control }: Sessions): Reader {
  let now = open();

  const stopped = async (mark: string, over: Promise<boolean>): Promise<boolean> => {
    for (const deadline = performance.now() + endMilliseconds; performance.now() < deadline;) {
      await control
        .queryAsync(`KILL QUERY WHERE Settings['log_comment'] = ${quote(mark)} ASYNC`)
        .catch(() => undefined);
      if (await Promise.race([over, sleep(50, false)])) return true;
    }
    return false;
  };

  return {
    async read(statement, signal) {
      count += 1;
      const mark = `read ${count}`;
      const running = now.session.run(statement, mark);
      const over = running.then(
        () => true,
        () => true,
      );
      if ((await Promise.race([over, aborted(signal)])) || (await stopped(mark, over))) return running;
      // Now and then the engine stops a statement but keeps its session until the time limit.
      const { raw } = now;
      now = open();
      void over.then(() => close(raw));
      throw signal.reason;
    },
  };
}

function aborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    else signal.addEventListener('abort', () => resolve(false), { once: true });
  });
}
