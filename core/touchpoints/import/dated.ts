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
  const [, year, month] = /^(\d{4})(?:-(\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (year === undefined) {
    const time = timeOf(text, { format, zone });
    return time && { time, dated: 'time' };
  }
  const middle = timeOf(month === undefined ? `${year}-07-01 12:00` : `${year}-${month}-15 12:00`, {
    format: 'iso',
    zone,
  });
  const first = timeOf(month === undefined ? `${year}-01-01` : `${year}-${month}-01`, { format: 'iso', zone });
  if (middle === undefined || first === undefined) return undefined;
  const begun = first.getTime() <= now.getTime();
  return { time: begun && middle > now ? now : middle, dated: month === undefined ? 'year' : 'month' };
}
