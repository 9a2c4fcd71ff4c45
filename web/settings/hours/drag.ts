import { minutesOfDay, type Window } from '#core/time/opening-hours.ts';

const step = 15;
const snap = (minute: number) => Math.round(minute / step) * step;

/** The free time about a minute: what is open already, and what comes over midnight, is in the way. */
function roomAbout(windows: readonly Window[], minute: number): Window {
  const before = windows.filter(({ until }) => until <= minute).map(({ until }) => until);
  const after = windows.filter(({ from }) => from >= minute).map(({ from }) => from);
  return { from: Math.max(0, ...before), until: Math.min(minutesOfDay, ...after) };
}

const clamp = (value: number, { from, until }: Window) => Math.min(until, Math.max(from, value));

/** A new window drawn from one minute to another where it is free; undefined when it is too short to be meant. */
export function drawn(windows: readonly Window[], start: number, end: number): Window | undefined {
  const room = roomAbout(windows, start);
  const window = {
    from: clamp(snap(Math.min(start, end)), room),
    until: clamp(snap(Math.max(start, end)), room),
  };
  return window.until - window.from >= 2 * step ? window : undefined;
}

/** A window with one end moved to a minute, as far as there is room. */
export function moved(windows: readonly Window[], at: number, end: { side: 'from' | 'until'; minute: number }): Window {
  const window = windows[at]!;
  const others = windows.filter((_, index) => index !== at);
  const room = roomAbout(others, end.side === 'from' ? window.from : Math.min(window.until, minutesOfDay));
  const minute = clamp(snap(end.minute), room);
  return end.side === 'from'
    ? { ...window, from: Math.min(minute, window.until - step) }
    : { ...window, until: Math.max(minute, window.from + step) };
}

export const inOrder = (windows: readonly Window[]): Window[] => windows.toSorted((a, b) => a.from - b.from);
