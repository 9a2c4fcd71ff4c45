import { t } from '@lingui/core/macro';
import type { readControl } from '#core/contract/control.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { ChartOption } from '../ui/chart-base.ts';
import type { ChartColours } from '../ui/chart-colours.ts';
import { fixed, plainDay } from '../ui/format.ts';

export type Control = WireOutputOf<typeof readControl>;
export type Charted = Control['periods'][number];

interface Drawing {
  control: Control;
  name: string;
  unit: string;
  digits: number;
}

/** A period in words: its figure, what it is held against, and whether it lies beyond. */
export function chartedWords(
  { start, n, value, drawn, low, high, signal }: Charted,
  { control, unit, digits }: Drawing,
) {
  const head = plainDay(start, { year: true });
  if (value === null || drawn === null) return `${head}: ${t`too few answers`}, n ${n}`;
  const say = (number: number) => `${fixed(number, digits)}${unit}`;
  const lines = [`${head}<br><b>${say(value)}</b>, n ${n}`];
  const smoothed = say(drawn);
  if (control.kind === 'average' && low !== null) lines.push(t`moving average ${smoothed}`);
  if (low !== null && high !== null) {
    const [from, to] = [fixed(low, digits), fixed(high, digits)];
    lines.push(t`limits ${from}–${to}`);
  }
  if (signal !== null) lines.push(`<b>${signal === 'low' ? t`below the limits` : t`above the limits`}</b>`);
  return lines.join('<br>');
}

function lineOf(data: ReadonlyArray<number | null>, look: object) {
  return { type: 'line', symbol: 'none', silent: true, data, ...look };
}

/** The line with its limits as a band, what is usual dashed, signals as large dots. */
export function controlOption(drawing: Drawing): (colours: ChartColours) => ChartOption {
  const { control, name, unit } = drawing;
  const { periods, kind } = control;
  const band = { stack: 'limits', stackStrategy: 'all', step: kind === 'share' ? 'middle' : undefined };
  return (colours) => ({
    tooltip: {
      formatter: (all: unknown) => {
        const at = (Array.isArray(all) ? (all[0] as { dataIndex?: number }) : {}).dataIndex ?? 0;
        return periods[at] === undefined ? '' : chartedWords(periods[at], drawing);
      },
    },
    xAxis: { type: 'category', data: periods.map(({ start }) => plainDay(start)), boundaryGap: false },
    yAxis: { type: 'value', scale: true, axisLabel: { formatter: `{value}${unit}` } },
    series: [
      lineOf(
        periods.map(({ low }) => low),
        { ...band, lineStyle: { opacity: 0 } },
      ),
      lineOf(
        periods.map(({ low, high }) => (low === null || high === null ? null : high - low)),
        { ...band, lineStyle: { opacity: 0 }, areaStyle: { color: colours['feel-soft'] } },
      ),
      lineOf(
        periods.map(({ centre }) => centre),
        { step: band.step, lineStyle: { type: 'dashed', width: 1, color: colours['feel-line'] } },
      ),
      {
        type: 'line',
        name,
        data: periods.map(({ drawn, signal }) => ({
          value: drawn,
          symbolSize: signal === null ? 4 : 9,
          itemStyle: { color: signal === null ? colours.feel : colours.warn },
        })),
        symbol: 'circle',
        showAllSymbol: true,
        lineStyle: { width: 1.5, color: colours.feel },
      },
    ],
  });
}
