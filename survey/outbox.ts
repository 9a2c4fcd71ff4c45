import type { Step } from '#core/listening/survey/page-data.ts';
import { newKey } from './new-key.ts';
import type { Sent } from './options.ts';

/** What did not go yet, by the key of its response: later steps are laid over earlier ones. */
type Waiting = Record<string, Step>;

/** Refused for good: to send it again changes nothing. */
export class RefusedStep extends Error {}

export type Post = (step: Step) => Promise<Sent>;

/** Of this life of the page: how long it has been running says nothing about another. */
const life = newKey();

/** How long it is kept where it waits: until it went, or at most as long as this visit. */
type Keep = 'long' | 'visit';
const storages = { long: () => localStorage, visit: () => sessionStorage };

const pauses = [2000, 5000, 15_000, 60_000];

export function readFrom(place: string, keep: Keep): Waiting {
  try {
    return JSON.parse(storages[keep]().getItem(place) ?? '{}') as Waiting;
  } catch {
    return {};
  }
}

/** Only what waits for one response is written: another window of this browser may keep others in the same place. */
function writeTo(place: string, keep: Keep, { key, step }: { key: string; step: Step | undefined }): void {
  try {
    const { [key]: _before, ...others } = readFrom(place, keep);
    const all = step === undefined ? others : { ...others, [key]: step };
    if (Object.keys(all).length === 0) storages[keep]().removeItem(place);
    else storages[keep]().setItem(place, JSON.stringify(all));
  } catch {
    // Without room it lives as long as the page does.
  }
}

/** How old a step is by now: by the clock, which may have been set meanwhile, and by how long this page has been running. */
export function ageOf({ given }: Step): { clock: number; running: number | null } | undefined {
  if (given === undefined) return undefined;
  const running = given.page === life ? Math.max(0, performance.now() - given.running) : null;
  return { clock: Date.now() - given.clock, running };
}

/** A step and what came after it, as one. */
export function laidOver(before: Step | undefined, step: Step): Step {
  return before === undefined
    ? step
    : { ...step, values: { ...before.values, ...step.values }, done: before.done || step.done };
}

/**
 * Steps on their way out. One that cannot go is kept in this browser and tried again by and by, also after the page was loaded anew: an answer
 * is not lost with a connection. The same response twice is one, since each has its key.
 */
export function openOutbox(place: string, post: Post, keep: Keep = 'long') {
  const waiting = readFrom(place, keep);
  let pause = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let going: Promise<unknown> = Promise.resolve();

  const write = (key: string) => writeTo(place, keep, { key, step: waiting[key] });

  async function send(key: string): Promise<Sent> {
    const step = waiting[key];
    if (step === undefined) return { done: false, faults: [] };
    try {
      const sent = await post(step);
      // What was answered meanwhile waits on.
      if (waiting[key] === step) delete waiting[key];
      pause = 0;
      return sent;
    } catch (error) {
      if (!(error instanceof RefusedStep)) {
        later();
        return 'kept';
      }
      if (waiting[key] === step) delete waiting[key];
      throw error;
    } finally {
      write(key);
    }
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pauses[Math.min(pause++, pauses.length - 1)]);
  }

  /** One after the other: a step that is older never comes after a newer one. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = going.then(act, act);
    going = mine.catch(() => undefined);
    return mine;
  }

  async function flush(): Promise<void> {
    for (const key of Object.keys(waiting)) {
      const sent = await inTurn(() => send(key)).catch(() => undefined);
      if (sent === 'kept') return;
    }
  }

  addEventListener('online', () => void flush());
  void flush();
  return {
    put(step: Step): Promise<Sent> {
      const given = { clock: Date.now(), running: performance.now(), page: life };
      waiting[step.key] = laidOver(waiting[step.key], { ...step, given });
      write(step.key);
      return inTurn(() => send(step.key));
    },
    /** What waits for one response: it goes over what the server had. */
    waitingFor: (key: string) => waiting[key]?.values ?? {},
    /** How many responses wait here. */
    count: () => Object.keys(waiting).length,
  };
}
