import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { bandOption, barsOption } from '../ui/chart-options.ts';
import type { ChartColours } from '../ui/chart-colours.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { ServedMedian, type Service } from './duration-figure.tsx';
import { bucketHead, bucketNote, bucketText, fromFirst } from './period-text.ts';
import { ServedLink, useServed } from './served-link.tsx';
import { TimeChart } from './time-chart.tsx';
import { useStarts } from './use-starts.ts';
import { chartUnit } from './words.ts';
import styles from './insight.module.css';

/** The same days or weeks for all charts of the page. */
function useSeries({ series }: Service) {
  return useMemo(() => fromFirst(series, ({ volume, backlog }) => volume > 0 || backlog > 0), [series]);
}

/** Conversations begun as bars, those open at the end as a line. */
export function VolumeChart({ data }: { data: Service }) {
  const { period } = data;
  const series = useSeries(data);
  const open = useServed();
  const starts = useStarts(series);
  const option = useMemo(() => {
    const x = series.map((one) => bucketText(one));
    const bars = barsOption({ x, series: [{ name: t`Begun`, data: series.map(({ volume }) => volume) }] });
    return (colours: ChartColours) => {
      const drawn = bars(colours);
      return {
        ...drawn,
        legend: {},
        grid: { left: 8, right: 8, top: 32, bottom: 8, outerBoundsMode: 'same' },
        series: [
          ...(drawn['series'] as object[]),
          {
            type: 'line',
            name: t`Open at the end`,
            data: series.map(({ backlog }) => backlog),
            symbol: 'none',
            lineStyle: { width: 2, color: colours.fact },
            itemStyle: { color: colours.fact },
          },
        ],
      };
    };
  }, [series]);
  return (
    <>
      <TimeChart
        starts={starts}
        name={period.by === 'week' ? t`Conversations begun and open, by week` : t`Conversations begun and open, by day`}
        option={option}
        onPick={(at, of) =>
          open(series[at] && { of: of === 0 ? 'begun' : 'open', by: period.by, bucket: series[at].start })
        }
        table={{
          columns: [bucketHead(period.by), t`Begun`, t`Open at the end`],
          rows: series.map((one) => [
            bucketText(one),
            <ServedLink key="begun" served={{ of: 'begun', by: period.by, bucket: one.start }} n={one.volume}>
              {number(one.volume)}
            </ServedLink>,
            <ServedLink key="open" served={{ of: 'open', by: period.by, bucket: one.start }} n={one.backlog}>
              {number(one.backlog)}
            </ServedLink>,
          ]),
        }}
      />
      <p className={styles.foot}>{bucketNote(period.by)}</p>
    </>
  );
}

/** When no day or week has conversations enough, an empty picture would look like a fault. */
function nothingKnown(
  series: ReadonlyArray<Service['series'][number]>,
  value: (one: Service['series'][number]) => number | null,
  by: 'day' | 'week',
): string | undefined {
  if (series.some((one) => value(one) !== null)) return undefined;
  return by === 'week'
    ? t`Too few conversations for a figure of a single week. That of the whole period stands above.`
    : t`Too few conversations for a figure of a single day. That of the whole period stands above.`;
}

const behind = { firstResponse: 'first-response', nextResponse: 'next-response', resolution: 'resolution' } as const;

const counted = {
  firstResponse: t`conversations`,
  nextResponse: t({ message: 'waits', context: 'counted' }),
  resolution: t`conversations`,
};

interface DurationChartProps {
  data: Service;
  of: 'firstResponse' | 'nextResponse' | 'resolution';
  name: string;
}

/** Medians over time with their intervals. */
export function DurationChart({ data, of, name }: DurationChartProps) {
  const { period } = data;
  const series = useSeries(data);
  const open = useServed();
  const groupOf = ({ start }: { start: string }) => ({ of: behind[of], by: period.by, bucket: start });
  const starts = useStarts(series);
  const option = useMemo(() => {
    const known = series.flatMap((one) => one[of].median.high ?? one[of].median.value ?? []);
    const { size, unit } = chartUnit(known);
    const scaled = (value: number | null) => (value === null ? null : value / size);
    return bandOption({
      hue: 'fact',
      name,
      unit,
      min: 0,
      digits: 1,
      none: t`too few conversations, or not reached`,
      picks: true,
      points: series.map((one) => {
        const { value, low, high, n } = one[of].median;
        return { x: bucketText(one), value: scaled(value), low: scaled(low), high: scaled(high), n };
      }),
    });
  }, [series, of, name]);
  return (
    <TimeChart
      starts={starts}
      name={period.by === 'week' ? t`${name}, by week` : t`${name}, by day`}
      option={option}
      onPick={(at) => open(series[at] && groupOf(series[at]))}
      nothing={nothingKnown(series, (one) => one[of].median.value, period.by)}
      table={{
        columns: [bucketHead(period.by), t`Median (from–to), n`, t`Not ended`],
        rows: series.map((one) => [
          bucketText(one),
          <ServedMedian key="median" figure={one[of]} of={counted[of]} served={groupOf(one)} />,
          <ServedLink key="running" served={{ ...groupOf(one), only: 'running' }} n={one[of].open}>
            {number(one[of].open)}
          </ServedLink>,
        ]),
      }}
    />
  );
}

/** The share resolved at first contact over time. */
export function FirstContactChart({ data }: { data: Service }) {
  const { period } = data;
  const series = useSeries(data);
  const open = useServed();
  const groupOf = ({ start }: { start: string }) => ({ of: 'first-contact', by: period.by, bucket: start }) as const;
  const starts = useStarts(series);
  const option = useMemo(
    () =>
      bandOption({
        hue: 'fact',
        name: t`Resolved at first contact`,
        unit: ' %',
        min: 0,
        max: 100,
        none: t`too few resolved long enough ago`,
        picks: true,
        points: series.map((one) => ({ ...one.firstContact, x: bucketText(one) })),
      }),
    [series],
  );
  return (
    <TimeChart
      starts={starts}
      name={period.by === 'week' ? t`Resolved at first contact, by week` : t`Resolved at first contact, by day`}
      option={option}
      onPick={(at) => open(series[at] && groupOf(series[at]))}
      nothing={nothingKnown(series, (one) => one.firstContact.value, period.by)}
      table={{
        columns: [bucketHead(period.by), t`Resolved at first contact (from–to), n`],
        rows: series.map((one) => [
          bucketText(one),
          <ServedLink key="figure" served={groupOf(one)} n={one.firstContact.n}>
            <FigureText
              {...one.firstContact}
              unit=" %"
              of={t({ message: 'resolved', context: 'conversations counted' })}
            />
          </ServedLink>,
        ]),
      }}
    />
  );
}
