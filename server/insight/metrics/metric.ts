import type { betterEnds, controls, metricKinds, Population, sides } from '#core/insight/metrics/kinds-of-metric.ts';
import type { ServiceTimeKind } from '#core/desk/facts/told-times.ts';
import type { FeelingObject } from '#core/touchpoints/scales.ts';
import type { TimeOf } from '../times/draw.ts';

/** A condition or a number in SQL, of the columns of a population. */
type Sql = string;

/** How a figure is made of the rows that are counted. */
export type Made =
  | { type: 'count' }
  | { type: 'level'; change: Sql }
  | { type: 'share'; good: Sql }
  | { type: 'nps'; promoters: Sql; detractors: Sql }
  | { type: 'mean'; score: Sql }
  | { type: 'median' | 'p90'; kind: ServiceTimeKind; of: TimeOf };

/** What the words of a metric depend on. */
export interface Terms {
  firstContactDays: number;
}

/** All that is known of one figure. */
export interface Metric {
  id: string;
  name: string;
  side: (typeof sides)[number];
  kind: (typeof metricKinds)[number];
  object: FeelingObject;
  better: (typeof betterEnds)[number];
  control: (typeof controls)[number];
  population: Population;
  /** Which rows of the population count. */
  where: Sql;
  made: Made;
  /** Every row counts, or the last of each customer. */
  each: 'row' | 'customer';
  formula: (terms: Terms) => string;
  /** What is counted, in words. */
  counted: (terms: Terms) => string;
}
