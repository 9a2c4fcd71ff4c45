import type { Population } from '#core/insight/metrics/kinds-of-metric.ts';
import { durationFigure, type DurationFigure } from '#core/statistics/durations.ts';
import type { Figure } from '#core/statistics/rules.ts';
import { statementText } from '#platform';
import type { Scope } from '../scope.ts';
import { endedTimes, openTimes, type TimeOf } from '../times/draw.ts';
import { timesBy } from '../times/figures.ts';
import { serviceTimes } from '../times/rows.ts';
import { figureOf } from './figure-of.ts';
import type { Made, Metric } from './metric.ts';
import { analyticsSql, analyticsTallies, postgresSql, postgresTallies, type Tally } from './tallies.ts';

/** A figure of the whole period, and of each of its days or weeks. */
export interface MetricFigure {
  figure: Figure;
  series: Figure[];
}

type Figures = Map<string, MetricFigure>;

/** The figures of metrics: each population is read once for all of them. Throws `unavailable` while analytics restarts. */
export async function metricFigures(scope: Scope, metrics: readonly Metric[]): Promise<Figures> {
  const groups = Map.groupBy(metrics, ({ population }) => population);
  const figures: Figures = new Map();
  for (const [population, mine] of groups)
    for (const [id, figure] of await readers[population](scope, mine)) figures.set(id, figure);
  return figures;
}

type Reader = (scope: Scope, metrics: readonly Metric[]) => Promise<Figures>;

const readers: Record<Population, Reader> = {
  conversations: async (scope, metrics) => tallied(scope, metrics, await analyticsTallies(scope, metrics)),
  answers: async (scope, metrics) => tallied(scope, metrics, await analyticsTallies(scope, metrics)),
  asks: async (scope, metrics) => tallied(scope, metrics, await postgresTallies(scope, metrics)),
  times: timed,
};

function tallied({ period: { buckets } }: Scope, metrics: readonly Metric[], tallies: readonly Tally[]): Figures {
  const told = (metric: number, holds: (bucket: string) => boolean) =>
    tallies
      .filter(({ bucket }) => holds(bucket))
      .reduce<number[]>((sums, each) => each.told[metric]!.map((value, at) => value + (sums[at] ?? 0)), []);
  const isWhole = tallies.some(({ bucket }) => bucket === '') ? (bucket: string) => bucket === '' : () => true;
  return new Map(
    metrics.map((metric, at) => [
      metric.id,
      {
        figure: figureOf(metric, told(at, isWhole)),
        series: buckets.map(({ start }) =>
          figureOf(
            metric,
            told(at, (bucket) => (metric.made.type === 'level' ? bucket <= start : bucket === start)),
          ),
        ),
      },
    ]),
  );
}

type MadeOfTimes = Extract<Made, { kind: unknown }>;

const none = durationFigure({ times: [], ended: [] });

async function timed(scope: Scope, metrics: readonly Metric[]): Promise<Figures> {
  const figures: Figures = new Map();
  const ofTimes = metrics.flatMap(({ id, made }) => ('kind' in made ? [{ id, made }] : []));
  for (const [of, mine] of Map.groupBy(ofTimes, ({ made }) => made.of)) {
    const figuresOf = await byPart(scope, of);
    for (const { id, made } of mine) figures.set(id, figuresOf(made));
  }
  return figures;
}

/** All times of the period, together and by day or week. */
async function byPart(scope: Scope, of: TimeOf): Promise<(made: MadeOfTimes) => MetricFigure> {
  const times = await serviceTimes(scope, of);
  const whole = (await timesBy(times, () => true)).get(true);
  const parts = await timesBy(times, ({ bucket }) => bucket);
  const figure = ({ type }: MadeOfTimes, told: DurationFigure | undefined) => (told ?? none)[type];
  return (made) => ({
    figure: figure(made, whole?.[made.kind]),
    series: scope.period.buckets.map(({ start }) => figure(made, parts.get(start)?.[made.kind])),
  });
}

/** What is asked of the databases for a metric by itself, values left out. */
export function metricSql(scope: Scope, metric: Metric): string {
  if ('kind' in metric.made)
    return [endedTimes(scope, metric.made.of), openTimes(scope)].map(statementText).join(';\n');
  return metric.population === 'asks' ? postgresSql(scope, [metric]) : analyticsSql(scope, [metric]);
}
