import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { bandOption } from '../ui/chart-options.ts';
import { FigureText } from '../ui/figure-text.tsx';
import type { OneMetric } from './metric-page.tsx';
import { lookOf, metricName, type Metric } from './metric-words.ts';
import { bucketHead, bucketNote, bucketText, fromFirst } from './period-text.ts';
import { TimeChart } from './time-chart.tsx';
import { useStarts } from './use-starts.ts';
import { chartUnit } from './words.ts';
import styles from './insight.module.css';

type Point = OneMetric['series'][number];

const scaled = (value: number | null, size: number) => (value === null ? null : value / size);

/** Numbers of a chart: times in the unit that suits them, shares up to a hundred. */
function axisOf({ unit }: Metric, series: readonly Point[]) {
  if (unit === 'seconds') return chartUnit(series.flatMap(({ high, value }) => high ?? value ?? []));
  if (unit === 'percent') return { size: 1, unit: ' %', min: 0, max: 100 };
  return unit === 'points' ? { size: 1, unit: '', min: -100, max: 100 } : { size: 1, unit: '' };
}

/** The figure over time with its interval, and its table. */
export function MetricChart({ data: { metric, series: all, period } }: { data: OneMetric }) {
  const series = useMemo(() => fromFirst(all, ({ n }) => n > 0), [all]);
  const starts = useStarts(series);
  const name = metricName(metric);
  const option = useMemo(() => {
    const { size, ...axis } = axisOf(metric, series);
    return bandOption({
      ...{ hue: metric.kind === 'feeling' ? 'feel' : 'fact', name, ...axis },
      points: series.map(({ value, low, high, n, ...one }) => ({
        ...{ n, x: bucketText(one) },
        ...{ value: scaled(value, size), low: scaled(low, size), high: scaled(high, size) },
      })),
    });
  }, [metric, name, series]);
  return (
    <>
      <TimeChart
        starts={starts}
        name={period.by === 'week' ? t`${name} by week` : t`${name} by day`}
        option={option}
        table={{
          columns: [bucketHead(period.by), name],
          rows: series.map((one) => [bucketText(one), <FigureText key="figure" {...lookOf(metric, one)} />]),
        }}
      />
      <p className={styles.foot}>{bucketNote(period.by)}</p>
    </>
  );
}
