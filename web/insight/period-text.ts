import { t } from '@lingui/core/macro';
import { plainDay } from '../ui/format.ts';

interface Period {
  from: string;
  to: string;
  days: number;
}

/** `1 Aug – 29 Oct 2026`; nothing while it is not known. */
export function periodText(period: Period | undefined): string {
  if (period === undefined) return '…';
  const sameYear = period.from.slice(0, 4) === period.to.slice(0, 4);
  return `${plainDay(period.from, { year: !sameYear })} – ${plainDay(period.to, { year: true })}`;
}

/** What a day or week is called on an axis, by its first day; an asterisk where the period holds only a part of it. */
export function bucketText({ start, partial }: { start: string; partial: boolean }, now = new Date()): string {
  const year = !start.startsWith(String(now.getFullYear()));
  return `${plainDay(start, { year })}${partial ? '*' : ''}`;
}

/** The days or weeks from the first that holds anything: ten years of which nine are empty would hide the tenth. */
export function fromFirst<Bucket>(series: readonly Bucket[], holds: (one: Bucket) => boolean): readonly Bucket[] {
  return series.slice(Math.max(0, series.findIndex(holds)));
}

/** What stands below a chart over days or weeks. */
export function bucketNote(by: 'day' | 'week'): string {
  return by === 'week' ? t`Weeks from Monday. * only partly within the period.` : t`* today, until now.`;
}

/** The head of the column that names them. */
export function bucketHead(by: 'day' | 'week'): string {
  return by === 'week' ? t`Week` : t`Day`;
}
