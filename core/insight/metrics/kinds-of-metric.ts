import { fewest, fewestForP90 } from '#core/statistics/rules.ts';

/** What was done, or how it felt. */
export const sides = ['service', 'experience'] as const;
/** What is so whoever looks; what somebody said of how it was; what customers do. */
export const metricKinds = ['fact', 'feeling', 'behaviour'] as const;
/** Which end is good. */
export const betterEnds = ['high', 'low', 'neither'] as const;
/** Who can move it: we, we and others, others. */
export const controls = ['ours', 'shared', 'outside'] as const;
export const units = ['count', 'percent', 'points', 'score', 'seconds'] as const;
/** How a figure is made of what is counted: a level is how many there are at the end. */
export const figureTypes = ['count', 'level', 'share', 'nps', 'mean', 'median', 'p90'] as const;
export const intervals = ['none', 'wilson', 'adjusted-wald', 'student', 'brookmeyer-crowley'] as const;
/** The relations that metrics are counted in. */
export const populations = ['conversations', 'times', 'answers', 'asks'] as const;

export type FigureType = (typeof figureTypes)[number];
export type Unit = (typeof units)[number];
export type Interval = (typeof intervals)[number];
export type Population = (typeof populations)[number];

interface OfType {
  unit: Unit;
  interval: Interval;
  /** Fewer than this give no number. */
  fewest: number;
}

/** What follows from how a figure is made. */
export const ofFigureType: Record<FigureType, OfType> = {
  count: { unit: 'count', interval: 'none', fewest: 0 },
  level: { unit: 'count', interval: 'none', fewest: 0 },
  share: { unit: 'percent', interval: 'wilson', fewest },
  nps: { unit: 'points', interval: 'adjusted-wald', fewest },
  mean: { unit: 'score', interval: 'student', fewest },
  median: { unit: 'seconds', interval: 'brookmeyer-crowley', fewest },
  p90: { unit: 'seconds', interval: 'brookmeyer-crowley', fewest: fewestForP90 },
};
