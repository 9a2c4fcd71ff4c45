import type { Logger } from './log.ts';

/** Something that takes turns until it is stopped. */
export interface Loop {
  /** Asks for a turn now; asking during a turn leads to another one. */
  wake(): void;
  /** Lets the current turn end and takes no other. */
  stop(): Promise<void>;
}

interface LoopOptions {
  name: string;
  log: Logger;
  everyMilliseconds: number;
  /** Does a piece of work and says whether there is more at once. */
  turn(): Promise<boolean>;
}

/** Takes a turn when woken, when the last one left work, and else every so often. A failing turn is logged and tried again. */
export function loop({ name, log, everyMilliseconds, turn }: LoopOptions): Loop {
  let stopped = false;
  let asked = true;
  let ring: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMilliseconds);
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
      if (asked || stopped) ring();
    });
  const running = (async () => {
    while (!stopped) {
      await pause();
      if (stopped) return;
      asked = false;
      try {
        if (await turn()) asked = true;
      } catch (error) {
        log.warn(
          { loop: name, reason: error instanceof Error ? error.message : String(error) },
          'a turn failed and is tried again',
        );
        await new Promise((resolve) => setTimeout(resolve, Math.min(500, everyMilliseconds)));
      }
    }
  })();
  return {
    wake() {
      asked = true;
      ring();
    },
    async stop() {
      stopped = true;
      ring();
      await running;
    },
  };
}
