import { meanOf } from '#core/statistics/mean.ts';
import { netPromoterScore } from '#core/statistics/nps.ts';
import { plainFigure, pointsFigure, type Figure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import type { Metric } from './metric.ts';

function counted(value: number): Figure {
  return { value, low: null, high: null, n: value, state: 'number' };
}

/** The figure of what was counted and added for a metric, with its interval, by the rules of what may be shown. */
export function figureOf({ made }: Metric, [first = 0, second = 0, third = 0]: readonly number[]): Figure {
  switch (made.type) {
    case 'share':
      return pointsFigure(shareOf(first, second));
    case 'nps':
      return pointsFigure(netPromoterScore({ promoters: first, detractors: second, passives: third - first - second }));
    case 'mean':
      return plainFigure(meanOf({ n: first, sum: second, squares: third }));
    default:
      return counted(first);
  }
}
