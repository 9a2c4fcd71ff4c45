import { drawn, type Chart } from './drawn.ts';
import type { Period } from './periods.ts';
import { measure } from './spread.ts';
import { doubtOf, expectedOf } from './usual.ts';
import { widened } from './widened.ts';

/**
 * A chart of shares (0 to 1) with the limits of Laney's p′: three times the standard error of a share, times σz of the baseline,
 * which is never taken below 1. The error of what is usual is in it, and the limits are skewed as shares near 0 or 1 are. The one rule
 * is a period beyond its limits; without any change 370 periods or more pass on average until then (charts.wide.test.ts).
 * Sources: Laney 2002, Quality Engineering 14, 531–537; Winterbottom 1993, Quality and Reliability Engineering International 9,
 * 105–109 (skewness). Where `charts` are watched at once, limits are wider (widened.ts).
 */
export function shareChart(baseline: readonly Period[], charts = 1): Chart {
  const n = baseline.reduce((sum, one) => sum + one.n, 0);
  // Where everybody was content so far, the next one still need not be.
  const share = (baseline.reduce((sum, one) => sum + one.n * one.mean, 0) + 1) / (n + 2);
  const { usual, spread } = measure(baseline, share * (1 - share));
  const limit = widened(3, { charts, periods: baseline.length, spread });
  const wide = limit * Math.max(1, spread);
  return (one) => {
    const p = expectedOf(usual, one);
    const variance = Math.max(p * (1 - p), (share * (1 - share)) / 4);
    const half = wide * Math.sqrt(variance * (1 / one.n + doubtOf(usual, one)));
    const lean = (1 - 2 * p) / one.n;
    // The long tail is longer far out; the short one is no shorter.
    const [long, short] = [((limit * limit - 1) / 6) * lean, (4 / 3) * lean];
    const [down, up] = lean < 0 ? [long, short] : [short, long];
    return drawn(one.mean, p, [Math.max(0, p - half + down), Math.min(1, p + half + up)]);
  };
}
