import { drawn, type Chart } from './drawn.ts';
import type { Period } from './periods.ts';
import { measure } from './spread.ts';
import { expectedOf, type Usual } from './usual.ts';
import { widened } from './widened.ts';

/** How much of each new period the smoothed value takes. */
const weight = 0.2;
/** With this weight, limits at 2.859 standard errors are crossed by chance once in 370 periods (Lucas and Saccucci 1990). */
const wide = 2.859;

/**
 * A chart of means or net scores: the exponentially weighted moving average of the standardised values, told in their unit (for a period
 * of the baseline's usual size). `deviation` is that of one answer. The limits hold the error of what is usual, too. The one
 * rule is an average beyond its limits; without any change 370 periods or more pass on average until then (charts.wide.test.ts).
 * Sources: Roberts 1959, Technometrics 1, 239–250; Lucas and Saccucci 1990, Technometrics 32, 1–12; the error of the baseline: Jones,
 * Champ and Rigdon 2001, Technometrics 43, 156–167. Where `charts` are watched at once, limits are wider (widened.ts).
 */
export function averageChart(baseline: readonly Period[], deviation: number, charts = 1): Chart {
  const sure = Math.max(deviation, 1e-9);
  const { usual, spread } = measure(baseline, sure * sure);
  const { centre } = usual;
  const limit = widened(wide, { charts, periods: baseline.length, spread }) * Math.max(1, spread);
  const unit = sure / Math.sqrt(medianOf(baseline.map(({ n }) => n)));
  const smoothed = smoothing(usual);
  return (one) => {
    const { average, error } = smoothed(one, ((one.mean - expectedOf(usual, one)) * Math.sqrt(one.n)) / sure);
    const half = unit * limit * error;
    return drawn(centre + unit * average, centre, [centre - half, centre + half]);
  };
}

/** The average after each standardised value, and its standard error: of the values, and of what was thought to be usual for them. */
function smoothing({ n, groups }: Usual) {
  const parts = new Map<number, number>();
  let [average, variance] = [0, 0];
  return (one: Period, value: number) => {
    average += weight * (value - average);
    variance = (1 - weight) ** 2 * variance + weight ** 2;
    for (const [group, part] of parts) parts.set(group, (1 - weight) * part);
    parts.set(one.group, (parts.get(one.group) ?? 0) + weight * Math.sqrt(one.n));
    let [together, apart] = [0, 0];
    for (const [group, part] of parts) {
      const { own, n: size } = groups.get(group) ?? { own: 0, n };
      together += (1 - own) * part;
      apart += (own * part) ** 2 / size;
    }
    return { average, error: Math.sqrt(variance + together ** 2 / n + apart) };
  };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
