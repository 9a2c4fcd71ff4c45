import type { Logger } from './log.ts';

/** Something that takes turns until it is stopped. */
export interface Loop {
  /** Says that there is something new; saying it during a turn leads to another one. */
  wake(): void;
  /** Lets the current turn end and takes no other. */
  stop(): Promise<void>;
}

interface LoopOptions {
  name: string;
  log: Logger;
  everyMilliseconds: number;
  /** At least so long from one turn to the next, so that what comes close together is done together. */
  spacingMilliseconds?: number;
  /** Does a piece of work and says whether it found any: then the next turn follows at once. */
  turn(): Promise<boolean>;
}

/** What was committed shows only below the horizon, which other transactions may hold for a moment: so look again soon. */
const soonMilliseconds = [10, 20, 40, 80, 160, 320];

/** Takes a turn when woken, when the last one found work, and else every so often. A failing turn is logged and tried again. */
export function loop({ name, log, everyMilliseconds, spacingMilliseconds = 0, turn }: LoopOptions): Loop {
  let stopped = false;
  let asked = true;
  let looks = soonMilliseconds.length;
  let ring: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(everyMilliseconds, soonMilliseconds[looks] ?? everyMilliseconds));
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
      if (asked || stopped) ring();
    });
  const takeTurn = async () => {
    asked = false;
    try {
      if (await turn()) asked = true;
      else if (!asked) looks++;
      if (spacingMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, spacingMilliseconds));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ loop: name, reason }, 'a turn failed and is tried again');
      await new Promise((resolve) => setTimeout(resolve, Math.min(500, everyMilliseconds)));
    }
  };
  const running = (async () => {
    while (!stopped) {
      await pause();
      if (!stopped) await takeTurn();
    }
  })();
  return {
    wake() {
      asked = true;
      looks = 0;
      ring();
    },
    async stop() {
      stopped = true;
      ring();
      await running;
    },
  };
}
