import { setTimeout as sleep } from 'node:timers/promises';

type Truthy<T> = Exclude<T, false | null | undefined | 0 | ''>;

/** Asks again and again until the probe gives something truthy; the error tells what was awaited and the last answer. */
export async function until<T>(probe: () => T | Promise<T>, what: string, seconds = 20): Promise<Truthy<T>> {
  const deadline = Date.now() + seconds * 1000;
  let last: unknown;
  for (let pause = 5; ; pause = Math.min(pause * 1.5, 200)) {
    try {
      const value = await probe();
      if (value) return value as Truthy<T>;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) break;
    await sleep(pause);
  }
  const shown = last instanceof Error ? last.message : JSON.stringify(last);
  throw new Error(`waited ${seconds} s in vain until ${what}; the last answer was: ${shown}`, { cause: last });
}
