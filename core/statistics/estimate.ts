/** A figure with its 95 % interval, in the unit of the figure. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  n: number;
}
