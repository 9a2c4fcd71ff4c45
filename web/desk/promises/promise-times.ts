import { ph, t } from '@lingui/core/macro';
import { atWall, wallOf, type Later } from '../later.ts';

const soon = 1_800_000;

/** By when people usually promise something, by the clock of the company. */
export function promiseChoices(now: Date, zone: string): Later[] {
  const wall = wallOf(now, zone);
  const on = (days: number, hour: number) => atWall({ ...wall, day: wall.day + days, hour, minute: 0 }, zone);
  const today = [15, 17].find((hour) => on(0, hour).getTime() - now.getTime() >= soon);
  const inAnHour = new Date(Math.ceil((now.getTime() + 3_600_000) / 60_000) * 60_000);
  return [
    { label: t`In an hour`, at: inAnHour },
    ...(today === undefined ? [] : [{ label: t`Today at ${ph({ time: `${today}:00` })}`, at: on(0, today) }]),
    { label: t`Tomorrow at noon`, at: on(1, 12) },
  ];
}

/** By how many seconds before its time one can be reminded. */
export const reminders: ReadonlyArray<{ value: string; label: string }> = [
  { value: '', label: t`Not before it is due` },
  { value: '300', label: t`5 minutes before` },
  { value: '900', label: t`15 minutes before` },
  { value: '1800', label: t`Half an hour before` },
  { value: '3600', label: t`An hour before` },
  { value: '86400', label: t`A day before` },
];
