import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from './chart-colours.ts';

export type ChartOption = EChartsCoreOption;

type Plain = Record<string, unknown>;

function plain(value: unknown): Plain {
  return typeof value === 'object' && value !== null ? (value as Plain) : {};
}

/** The last point of such an axis stands at the edge of the picture: its label would be cut off there. */
const atEdge = ({ boundaryGap }: Plain): Plain => (boundaryGap === false ? { alignMaxLabel: 'right' } : {});

/** What every axis of the product looks like; what a chart says itself goes before. */
function axis(colours: ChartColours, own: unknown): unknown {
  if (own === undefined) return undefined;
  if (Array.isArray(own)) return own.map((one) => axis(colours, one));
  const mine = plain(own);
  return {
    ...mine,
    axisLine: { show: false, ...plain(mine['axisLine']) },
    axisTick: { show: false, ...plain(mine['axisTick']) },
    splitLine: { show: mine['type'] !== 'category', lineStyle: { color: colours.line }, ...plain(mine['splitLine']) },
    axisLabel: { color: colours['ink-3'], fontSize: 11.5, ...atEdge(mine), ...plain(mine['axisLabel']) },
    nameTextStyle: { color: colours['ink-3'], fontSize: 11.5, ...plain(mine['nameTextStyle']) },
  };
}

/** Lays the product's look under the option of a chart. */
export function withLook(option: ChartOption, colours: ChartColours, calm: boolean): ChartOption {
  return {
    ...option,
    animation: !calm,
    animationDuration: 250,
    color: option['color'] ?? [colours.fact, colours.feel, colours.accent, colours.warn, colours['ink-3']],
    textStyle: { fontFamily: "'Inter Variable', Inter, system-ui, sans-serif", color: colours['ink-2'] },
    grid: option['grid'] ?? { left: 8, right: 16, top: 24, bottom: 8, outerBoundsMode: 'same' },
    xAxis: axis(colours, option['xAxis']),
    yAxis: axis(colours, option['yAxis']),
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colours.paper,
      borderColor: colours['line-2'],
      textStyle: { color: colours.ink, fontSize: 12.5 },
      ...plain(option['tooltip']),
    },
    legend:
      option['legend'] === undefined
        ? undefined
        : { textStyle: { color: colours['ink-2'] }, icon: 'circle', top: 0, right: 0, ...plain(option['legend']) },
  };
}
