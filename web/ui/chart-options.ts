import { t } from '@lingui/core/macro';
import type { ChartColours } from './chart-colours.ts';
import type { ChartOption } from './chart-base.ts';
import { fixed } from './format.ts';

type Hue = 'fact' | 'feel';

export interface BandPoint {
  x: string | number;
  value: number | null;
  low: number | null;
  high: number | null;
  n?: number;
}

interface Band {
  points: readonly BandPoint[];
  hue: Hue;
  name: string;
  unit?: string;
  min?: number;
  max?: number;
  /** Said where there is no number. */
  none?: string;
  digits?: number;
  /** A point can be clicked, so each is drawn. */
  picks?: boolean;
}

function tooltip(band: Band) {
  return (all: unknown) => {
    const at = (Array.isArray(all) ? (all[0] as { dataIndex?: number }) : {}).dataIndex ?? 0;
    const point = band.points[at];
    return point === undefined ? '' : pointWords(point, band);
  };
}

function pointWords({ x, value, low, high, n }: BandPoint, { unit = '', none = t`too few answers`, digits = 0 }: Band) {
  const count = n === undefined ? '' : `, n ${n}`;
  if (value === null) return `${x}: ${none}${count}`;
  const bounds = low === null || high === null ? '' : ` (${fixed(low, digits)}–${fixed(high, digits)})`;
  return `${x}<br><b>${fixed(value, digits)}${unit}</b>${bounds}${count}`;
}

/** A line with the band of its interval; where there is no value the line is broken, not bridged. */
export function bandOption(band: Band): (colours: ChartColours) => ChartOption {
  const { points, hue, name, unit = '', min, max, picks = false } = band;
  return (colours) => {
    const width = points.map(({ low, high }) => (low === null || high === null ? null : high - low));
    const shared = {
      type: 'line',
      symbol: 'none',
      silent: true,
      stack: 'band',
      stackStrategy: 'all',
      lineStyle: { opacity: 0 },
    };
    return {
      tooltip: { formatter: tooltip(band) },
      xAxis: { type: 'category', data: points.map(({ x }) => x), boundaryGap: false },
      yAxis: { type: 'value', scale: true, min, max, axisLabel: { formatter: `{value}${unit}` } },
      series: [
        { ...shared, data: points.map(({ low }) => low) },
        { ...shared, data: width, areaStyle: { color: colours[`${hue}-soft`], opacity: 1 } },
        {
          type: 'line',
          name,
          data: points.map(({ value }) => value),
          symbol: picks || points.length <= 40 ? 'circle' : 'none',
          symbolSize: points.length > 40 ? 4 : 5,
          showAllSymbol: picks,
          cursor: picks ? 'pointer' : 'default',
          lineStyle: { width: 2, color: colours[hue] },
          itemStyle: { color: colours[hue] },
        },
      ],
    };
  };
}

/** Volumes side by side or stacked, in the order given. */
export function barsOption({
  x,
  series,
  stacked = false,
}: {
  x: readonly string[];
  series: ReadonlyArray<{ name: string; data: readonly (number | null)[]; hue?: Hue | 'accent' | 'warn' | 'ink-3' }>;
  stacked?: boolean;
}): (colours: ChartColours) => ChartOption {
  return (colours) => ({
    legend: series.length > 1 ? {} : undefined,
    grid: { left: 8, right: 8, top: series.length > 1 ? 32 : 12, bottom: 8, outerBoundsMode: 'same' },
    xAxis: { type: 'category', data: [...x] },
    yAxis: { type: 'value', minInterval: 1 },
    series: series.map(({ name, data, hue = 'fact' }) => ({
      type: 'bar',
      name,
      data: [...data],
      barMaxWidth: 36,
      ...(stacked ? { stack: 'all' } : {}),
      itemStyle: { color: hue === 'fact' ? colours['fact-line'] : colours[hue], borderRadius: 2 },
    })),
  });
}
