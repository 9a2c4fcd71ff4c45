import { timeOf } from './times.ts';

/** How exactly a row says when it was. */
export type Dated = 'time' | 'month' | 'year';

/**
 * The moment that a text means, also where it says only a year (`2010`) or a month (`2010-05`): then the middle of it, so that it
 * stays in that year or month whatever zone it is read in; never later than now.
 */
export function datedOf(
  text: string,
  { format, zone, now }: { format: string; zone: string; now: Date },
): { time: Date; dated: Dated } | undefined {
  const [, year, month] = /^(\d{4})(?:-(\d{1,2}))?$/.exec(text) ?? [];
  if (year === undefined) {
    const time = timeOf(text, { format, zone });
    return time && { time, dated: 'time' };
  }
  const dated = month === undefined ? 'year' : 'month';
  const [begin, middle] = dated === 'year' ? [`${year}-01-01`, `${year}-07-01`] : [`${text}-01`, `${text}-15`];
  const [first, time] = [begin, `${middle} 12:00`].map((day) => timeOf(day, { format: 'iso', zone }));
  if (first === undefined || time === undefined) return undefined;
  return { time: first <= now && time > now ? now : time, dated };
}
