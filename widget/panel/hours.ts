import type { Config } from '../wire.ts';

export interface OpenNow {
  /** Nobody is expected to be there: the hours are known, and it is none of them. */
  closed: boolean;
  /** When it opens, if it is closed and that is known; else empty. */
  opensAt: string;
  /** When it opens or closes next, as far as it is known. */
  change: number;
}

/** Whether it is open, by what the page was told when it came: without hours always, and when all of them have gone by, too. */
export function openNow(hours: Config['hours'], now: number): OpenNow {
  const span = hours?.find(({ until }) => now < Date.parse(until));
  if (!span) return { closed: hours?.length === 0, opensAt: '', change: Infinity };
  const opensAt = now < Date.parse(span.from) ? span.from : '';
  return { closed: opensAt !== '', opensAt, change: Date.parse(opensAt || span.until) };
}
