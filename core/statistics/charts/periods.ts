import { fewest } from '../rules.ts';

/** What was seen in a day or a week: `n` answers with this mean (a share, a mean score, a net score). */
export interface Period {
  n: number;
  mean: number;
  /** Periods of one group (a weekday) may have a usual value of their own. */
  group: number;
}

/** A chart has limits from this many periods on; before, it is a line. */
export const fewestPeriods = 20;

/** Whether a period has enough answers to be looked at. */
export function isEnough({ n }: Period): boolean {
  return n >= fewest;
}
