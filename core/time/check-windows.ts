import { minutesOfDay, type Window } from './opening-hours.ts';

export interface WindowFault {
  /** Which day, which window of it; without a window the whole day is meant. */
  path: number[];
  message: string;
}

/** `14:05`; past midnight it goes on from 00:00, and midnight at the end of the day is 24:00. */
export function clockText(minutes: number): string {
  const ofDay = minutes > minutesOfDay ? minutes - minutesOfDay : minutes;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

/** The minutes of a clock's time: `14:05` is 845. */
export function minutesOfClock(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

const range = ({ from, until }: Window) => `${clockText(from)}–${clockText(until)}`;

function faultOf({ from, until }: Window): string | undefined {
  if (until === from) return `ends when it begins, at ${clockText(from)}: take 00:00–24:00 for the whole day`;
  if (until < from) return `ends at ${clockText(until)}, before it begins at ${clockText(from)}`;
  if (until - from > minutesOfDay) return 'is longer than 24 hours';
  return undefined;
}

/** What is wrong with the windows of days that follow each other; of a week the first day follows the last. */
export function windowFaults(days: ReadonlyArray<readonly Window[]>, round: boolean): WindowFault[] {
  const faults: WindowFault[] = days.flatMap((windows, day) =>
    windows.flatMap((window, at) => {
      const message = faultOf(window);
      return message === undefined ? [] : [{ path: [day, at], message }];
    }),
  );
  if (faults.length > 0) return faults;
  const length = days.length * minutesOfDay;
  const all = days
    .flatMap((windows, day) =>
      windows.map((window, at) => ({
        ...{ path: [day, at], window },
        ...{ from: window.from + day * minutesOfDay, until: window.until + day * minutesOfDay },
      })),
    )
    .toSorted((a, b) => a.from - b.from);
  const clash = (one: (typeof all)[number], other: (typeof all)[number]) =>
    faults.push({ path: other.path, message: `${range(other.window)} overlaps ${range(one.window)}` });
  for (const [at, one] of all.entries()) {
    const next = all[at + 1];
    if (next !== undefined && next.from < one.until) clash(one, next);
  }
  const [first, last] = [all[0], all.at(-1)];
  if (round && first !== undefined && last !== undefined && last.until - length > first.from) clash(last, first);
  return faults;
}
