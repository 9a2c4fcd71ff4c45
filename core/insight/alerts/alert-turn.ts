import type { ControlPeriod } from '../control.ts';

type Side = 'low' | 'high';

/** An alert ends after so many periods in a row without a signal: one good day between bad ones raises no second one. */
export const calmPeriods = 3;

type Turn = { turn: 'open'; side: Side; start: string } | { turn: 'end' } | { turn: 'stay' };

/**
 * What the newest whole period of a watched chart does to its alert. `since`: older periods raise nothing, they are no news. Periods with
 * too few answers neither raise nor calm.
 */
export function alertTurn(periods: readonly ControlPeriod[], open: Side | null, since: string): Turn {
  const told = periods.filter(({ drawn }) => drawn !== null);
  const last = told.at(-1);
  if (last === undefined) return { turn: 'stay' };
  if (open !== null) {
    const calm = told.slice(-calmPeriods);
    return calm.length === calmPeriods && calm.every(({ signal }) => signal !== open)
      ? { turn: 'end' }
      : { turn: 'stay' };
  }
  const { signal, start } = last;
  return signal === null || start < since ? { turn: 'stay' } : { turn: 'open', side: signal, start };
}
