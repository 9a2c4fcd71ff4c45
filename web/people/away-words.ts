import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listAway } from '#core/contract/away.ts';
import { clock, dayAndClock } from '../ui/format.ts';

/** Who is not there at the moment, and until when. */
export type Away = Omit<WireOutputOf<typeof listAway>['items'][number], 'user'>;

const sixDays = 6 * 86_400_000;

/** `15:00` of today, `Mon 09:00` of the coming days, else with the date; in the company's zone. */
export function backText(at: string, now = new Date()): string {
  const whole = dayAndClock(at, now);
  if (whole.startsWith(dayAndClock(now, now).slice(0, -5))) return clock(at);
  return new Date(at).getTime() - now.getTime() > sixDays ? whole : `${whole.slice(0, 3)} ${clock(at)}`;
}

/** `off until Mon 09:00`, `do not disturb until 15:00`. */
export function awayWords({ standing, until }: Pick<Away, 'standing' | 'until'>, now = new Date()): string {
  const what = standing === 'quiet' ? 'do not disturb' : 'off';
  return until === null ? what : `${what} until ${backText(until, now)}`;
}
