import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listAway } from '#core/contract/away.ts';
import { clock, dayAndClock, dayOf, weekday } from '../ui/format.ts';

/** Who is not there at the moment, and until when. */
export type Away = Omit<WireOutputOf<typeof listAway>['items'][number], 'user'>;

const sixDays = 6 * 86_400_000;

/** `15:00` of today, `Mon 09:00` of the coming days, else with the date; in the company's zone. */
export function backText(at: string, now = new Date()): string {
  if (dayOf(at, now) === dayOf(now, now)) return clock(at);
  return new Date(at).getTime() - now.getTime() > sixDays ? dayAndClock(at, now) : `${weekday(at)} ${clock(at)}`;
}

/** `off until Mon 09:00`, `do not disturb until 15:00`. */
export function awayWords({ standing, until }: Pick<Away, 'standing' | 'until'>, now = new Date()): string {
  if (until === null) return standing === 'quiet' ? t`do not disturb` : t({ message: 'off', context: 'not at work' });
  const end = backText(until, now);
  return standing === 'quiet'
    ? t`do not disturb until ${end}`
    : t({ message: `off until ${end}`, comment: 'not at work' });
}
