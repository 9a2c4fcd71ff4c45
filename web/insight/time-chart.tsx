import { useMemo } from 'react';
import { listAnnotations } from '#core/contract/control.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import type { ChartOption } from '../ui/chart-base.ts';
import type { ChartColours } from '../ui/chart-colours.ts';
import { Chart, type ChartProps } from '../ui/chart.tsx';
import { kindPaths } from './annotation-kinds.tsx';
import { useHiddenKinds } from './hidden-kinds.ts';
import { Happened, happenedHead, happenedWords } from './happened.tsx';
import { saidIn, type Said } from './said-of-days.ts';

interface TimeChartProps extends ChartProps {
  /** The first day of each point, or its month or year, in the order of the points. */
  starts: readonly string[];
  /** What was said of days stands below it already, with more. */
  bare?: boolean;
}

/** A chart over time: what was said of its days stands in it as upright lines, below it in words by kind, and in its table. */
export function TimeChart({ starts, option, table, bare = false, ...chart }: TimeChartProps) {
  const may = useMay('insight.read');
  const hidden = useHiddenKinds();
  const { data } = useRead(listAnnotations, {}, { enabled: may, staleTime: 60_000 });
  const all = useMemo(() => saidIn(starts, data?.items ?? []), [starts, data]);
  const said = useMemo(() => all.filter(({ kind }) => !hidden.has(kind)), [all, hidden]);
  const marked = useMemo(() => (colours: ChartColours) => withSaid(option(colours), said, colours), [option, said]);
  const shown = said.length === 0 ? table : withWords(table, said);
  return (
    <>
      <Chart {...chart} option={marked} table={shown} />
      {all.length === 0 ? null : <Happened all={all} said={bare ? [] : said} />}
    </>
  );
}

/** Upright lines at the points in which the days lie, laid over the last of what is drawn; on top the shapes of their kinds, below each other. */
function withSaid(drawn: ChartOption, said: readonly Said[], colours: ChartColours): ChartOption {
  const series = drawn['series'] as object[];
  const shape = { symbolSize: 9, symbolRotate: 0, symbolKeepAspect: true };
  const markLine = {
    symbol: 'none',
    silent: true,
    animation: false,
    lineStyle: { color: colours['ink-3'], type: 'solid', width: 1 },
    itemStyle: { color: colours['ink-2'] },
    label: { show: false },
    data: said.map(({ at, kind }, place) => {
      const above = said.slice(0, place).filter((one) => one.at === at).length;
      const marked = { symbol: `path://${kindPaths[kind]}`, symbolOffset: [0, 11 * above] };
      return [{ coord: [at, -Infinity] }, { coord: [at, Infinity], ...marked, ...shape }];
    }),
  };
  return { ...drawn, series: series.map((one, at) => (at === series.length - 1 ? { ...one, markLine } : one)) };
}

function withWords({ columns, rows }: ChartProps['table'], said: readonly Said[]): ChartProps['table'] {
  const wordsAt = (at: number) => said.filter((one) => one.at === at).map(happenedWords);
  return {
    columns: [...columns, happenedHead],
    rows: rows.map((row, at) => [...row, wordsAt(at).join('; ')]),
  };
}
