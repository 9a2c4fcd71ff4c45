import type { Estimate } from '#core/statistics/estimate.ts';
import { ifSilentFeltWorse } from '#core/statistics/silence/slider.ts';
import { isNet, type Measure } from '../feeling.ts';

/** A weighted figure, in points, if the silent felt so many points worse than people like them who answered. */
export interface Supposed {
  worse: number;
  value: number;
  low: number;
  high: number;
}

/** From no difference to half of what a figure can be, point by point: nobody can know which it is, so a person tries. */
export function supposedOf(measure: Measure, estimate: Estimate, silent: number): Supposed[] {
  const [least, most] = isNet(measure) ? [-1, 100] : [0, 50];
  return Array.from({ length: most + 1 }, (_, worse) => {
    const moved = ifSilentFeltWorse(estimate, { share: silent, worse: worse / 100, within: [least, 1] });
    return { worse, value: moved.value * 100, low: moved.low * 100, high: moved.high * 100 };
  });
}
