import { chartPeriods, type Charted } from '#core/statistics/charts/chart.ts';
import { averageChart } from '#core/statistics/charts/ewma.ts';
import { shareChart } from '#core/statistics/charts/laney.ts';
import type { Period } from '#core/statistics/charts/periods.ts';
import { scales } from '#core/touchpoints/scales.ts';
import { goodOf, npsCounts, type Measure, type Scores } from './feeling.ts';

/** The scores of one day or week. */
export interface ScoredPeriod {
  /** The first day of it. */
  start: string;
  scores: Scores;
}

/** How many periods what is usual is taken from: four of each weekday, or twenty weeks. */
export const baselineOf = { day: 28, week: 20 } as const;

interface Asked {
  by: 'day' | 'week';
  /** Days on which what is usual became another. */
  anew: readonly string[];
  /** How many charts are watched at once: the more, the wider the limits of each. */
  charts?: number;
}

export interface ControlPeriod {
  start: string;
  n: number;
  value: number | null;
  drawn: number | null;
  centre: number | null;
  low: number | null;
  high: number | null;
  baseline: boolean;
  signal: 'low' | 'high' | null;
}

/** Shares are held against limits of their own, means and net scores as a moving average. */
export function kindOf({ scale }: Measure): 'share' | 'average' {
  return scales[scale].figure === 'share' ? 'share' : 'average';
}

/** Whether the chart is in points, or in the scale's own scores. */
export function unitOf({ scale }: Measure): 'points' | 'score' {
  return scales[scale].figure === 'mean' ? 'score' : 'points';
}

/** The control chart of a measure over whole days or weeks that follow each other. */
export function controlChart(
  measure: Measure,
  given: readonly ScoredPeriod[],
  { by, anew, charts = 1 }: Asked,
): ControlPeriod[] {
  const periods = given.map(({ start, scores }) => ({
    ...momentsIn(scores),
    start,
    group: by === 'day' ? weekday(start) : 0,
  }));
  const starts = anew.map((day) => given.findIndex(({ start }) => start >= day)).filter((at) => at > 0);
  const charted = chartPeriods(periods, {
    baseline: baselineOf[by],
    anew: new Set(starts),
    chartOf: (baseline) =>
      kindOf(measure) === 'share'
        ? shareChart(baseline, charts)
        : averageChart(baseline, deviationOf(baseline), charts),
  });
  const factor = unitOf(measure) === 'points' ? 100 : 1;
  return periods.map((period, at) => onWire(period, charted[at]!, factor));
}

interface Moments extends Period {
  start: string;
  squares: number;
}

/** The scores of a period as its chart takes them: good or not, promoter to detractor, or the scores themselves. */
function momentsIn(scores: Scores): { n: number; mean: number; squares: number } {
  const { figure } = scales[scores.of.scale];
  if (figure === 'share') {
    const { count, n } = goodOf(scores);
    return { n, mean: n === 0 ? 0 : count / n, squares: count };
  }
  const counts: Array<readonly [number, number]> = figure === 'nps' ? netOf(scores) : [...scores.counts];
  let [n, sum, squares] = [0, 0, 0];
  for (const [value, count] of counts) {
    n += count;
    sum += count * value;
    squares += count * value * value;
  }
  return { n, mean: n === 0 ? 0 : sum / n, squares };
}

function netOf(scores: Scores): Array<readonly [number, number]> {
  const { promoters, passives, detractors } = npsCounts(scores);
  return [
    [1, promoters],
    [0, passives],
    [-1, detractors],
  ];
}

/** Of one answer within its period. */
function deviationOf(baseline: readonly Moments[]): number {
  const n = baseline.reduce((sum, one) => sum + one.n, 0);
  const within = baseline.reduce((sum, one) => sum + one.squares - one.n * one.mean ** 2, 0);
  return Math.sqrt(Math.max(0, within) / (n - baseline.length));
}

function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function onWire({ start, n, mean }: Moments, { few, baseline, drawn }: Charted, factor: number): ControlPeriod {
  const told = few ? null : mean * factor;
  if (drawn === null)
    return { start, n, value: told, drawn: told, centre: null, low: null, high: null, baseline, signal: null };
  const [centre, low, high] = [drawn.centre * factor, drawn.low * factor, drawn.high * factor];
  return { start, n, value: told, drawn: drawn.value * factor, centre, low, high, baseline, signal: drawn.signal };
}
