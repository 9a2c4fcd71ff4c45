import type { BusinessClock } from '#core/time/business-clock.ts';

export type StandingName = 'here' | 'off' | 'quiet';

/** How somebody stands at a moment. */
export interface Standing {
  standing: StandingName;
  /** When they are there again; null: they are there, or nothing says when. */
  until: Date | null;
  /** Nothing of ours shall make a sound or come up on their screen. */
  quiet: boolean;
  /** When any of this changes by itself; null: never. */
  changesAt: Date | null;
}

interface Wishes {
  /** Null: they keep no working hours. */
  clock: Pick<BusinessClock, 'isOpen' | 'nextOpening' | 'nextClosing'> | null;
  quietUntil: Date | null;
  quietOutside: boolean;
}

type Clock = NonNullable<Wishes['clock']>;

const always: Clock = { isOpen: () => true, nextOpening: (at) => at, nextClosing: () => undefined };

const date = (at: number | undefined) => (at === undefined ? null : new Date(at));

/** How somebody stands: what they asked for goes before their hours, and ends where they work again. */
export function standingOf({ clock: kept, quietUntil, quietOutside }: Wishes, now: Date): Standing {
  const clock = kept ?? always;
  const at = now.getTime();
  const open = clock.isOpen(at);
  const turns = date(open ? clock.nextClosing(at) : clock.nextOpening(at));
  if (quietUntil !== null && quietUntil > now)
    return {
      ...{ standing: 'quiet', quiet: true, until: date(clock.nextOpening(quietUntil.getTime())) },
      changesAt: turns !== null && turns < quietUntil ? turns : quietUntil,
    };
  if (open) return { standing: 'here', until: null, quiet: false, changesAt: turns };
  return { standing: 'off', until: turns, quiet: quietOutside, changesAt: turns };
}
