import type { App } from '#platform';

/** Milliseconds for which who did not answer is not waited for. */
const remembered = 60_000;
/** Different domains that were silent one after the other, with no answer of anybody between: then DNS itself is away. */
const untilAway = 5;
const mostNames = 2_000;

export interface Silence {
  /** Nobody answered for this name. */
  heard(name: string): void;
  /** Somebody answered for this name, so DNS is there. */
  over(name: string): void;
  /** Whether to expect no answer for this name. */
  isSilent(name: string): boolean;
}

function madeFor(app: App): Silence {
  const names = new Map<string, number>();
  const row = new Set<string>();
  let awayUntil = 0;
  const now = () => app.world.now().getTime();
  return {
    heard(name) {
      if (names.size >= mostNames) names.clear();
      names.set(name.toLowerCase(), now() + remembered);
      row.add(name.toLowerCase().split('.').slice(-2).join('.'));
      if (row.size >= untilAway) awayUntil = now() + remembered;
    },
    over(name) {
      names.delete(name.toLowerCase());
      row.clear();
      awayUntil = 0;
    },
    isSilent(name) {
      return now() < Math.max(awayUntil, names.get(name.toLowerCase()) ?? 0);
    },
  };
}

const silences = new WeakMap<App, Silence>();

/** What is remembered of DNS servers that do not answer: one that is silent makes nobody else's mail wait, or pass unseen. */
export function silenceOf(app: App): Silence {
  const made = silences.get(app) ?? madeFor(app);
  silences.set(app, made);
  return made;
}
