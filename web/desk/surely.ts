import { Unreachable } from '../app/api.ts';

const pauses = [500, 1_000, 2_000, 4_000, 8_000];

/** Asks again while the answer is lost on the way; for what may be asked twice. */
export async function surely<T>(ask: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, pause);
      });
    }
  }
  return await ask();
}
