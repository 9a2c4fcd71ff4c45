import { useMemo } from 'react';
import { feelingNames } from '#core/insight/feeling.ts';
import { Chart } from '../ui/chart.tsx';
import { bandOption, barsOption } from '../ui/chart-options.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import type { Experience } from './experience-page.tsx';
import { bucketText, fromFirst } from './period-text.ts';

/** The figure of the scale over time with its interval. */
export function FeelingChart({ data: { series: all, period, scale } }: { data: Experience }) {
  const series = useMemo(() => fromFirst(all, ({ n }) => n > 0), [all]);
  const { short, unit } = feelingNames[scale];
  const option = useMemo(
    () =>
      bandOption({
        hue: 'feel',
        name: short,
        unit,
        ...(scale === 'nps' ? { min: -100, max: 100 } : { max: 100 }),
        points: series.map((one) => ({ ...one, x: bucketText(one) })),
      }),
    [series, short, unit, scale],
  );
  return (
    <Chart
      name={`${short} by ${period.by}`}
      option={option}
      table={{
        columns: [period.by === 'week' ? 'Week' : 'Day', `${short} (from–to), n`],
        rows: series.map((one) => [bucketText(one), <FigureText key="figure" {...one} unit={unit} />]),
      }}
    />
  );
}

/** How often each score was given. */
export function ScoresChart({ data: { scores, scale } }: { data: Experience }) {
  const all = scores.reduce((sum, { count }) => sum + count, 0);
  const option = useMemo(
    () => (colours: Parameters<ReturnType<typeof barsOption>>[0]) => {
      const drawn = barsOption({
        x: scores.map(({ score }) => String(score)),
        series: [{ name: 'Answers', data: scores.map(({ count }) => count), hue: 'feel' }],
      })(colours);
      const [bars] = drawn['series'] as object[];
      return { ...drawn, series: [{ ...bars, itemStyle: { color: colours['feel-line'], borderRadius: 2 } }] };
    },
    [scores],
  );
  return (
    <Chart
      name={`How often each score of ${feelingNames[scale].short} was given`}
      option={option}
      table={{
        columns: ['Score', 'Answers', 'Share'],
        rows: scores.map(({ score, count }) => [
          String(score),
          number(count),
          all === 0 ? '–' : `${number((100 * count) / all, 1)} %`,
        ]),
      }}
    />
  );
}

/** The share of asks that were answered, by the day of asking. */
export function ResponseChart({ data: { response, period } }: { data: Experience }) {
  const series = useMemo(() => fromFirst(response.series, ({ n }) => n > 0), [response.series]);
  const option = useMemo(
    () =>
      bandOption({
        hue: 'fact',
        name: 'Answered',
        unit: ' %',
        min: 0,
        max: 100,
        none: 'too few asks',
        points: series.map((one) => ({ ...one, x: bucketText(one) })),
      }),
    [series],
  );
  return (
    <Chart
      name={`Asks answered, by ${period.by}`}
      option={option}
      table={{
        columns: [period.by === 'week' ? 'Week' : 'Day', 'Answered (from–to), n'],
        rows: series.map((one) => [bucketText(one), <FigureText key="figure" {...one} unit=" %" of="asks" />]),
      }}
    />
  );
}
