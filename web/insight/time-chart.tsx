import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import { listAnnotations } from '#core/contract/control.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import type { ChartOption } from '../ui/chart-base.ts';
import type { ChartColours } from '../ui/chart-colours.ts';
import { Chart, type ChartProps } from '../ui/chart.tsx';
import { plainDay } from '../ui/format.ts';
import styles from './insight.module.css';
import { saidIn, type Said } from './said-of-days.ts';

interface TimeChartProps extends ChartProps {
  /** The first day of each point, or its month or year, in the order of the points. */
  starts: readonly string[];
  /** What was said of days stands below it already, with more. */
  bare?: boolean;
}

/** A chart over time: what was said of its days stands in it as upright lines, below it in words, and in its table. */
export function TimeChart({ starts, option, table, bare = false, ...chart }: TimeChartProps) {
  const may = useMay('insight.read');
  const { data } = useRead(listAnnotations, {}, { enabled: may, staleTime: 60_000 });
  const said = useMemo(() => saidIn(starts, data?.items ?? []), [starts, data]);
  const marked = useMemo(() => (colours: ChartColours) => withSaid(option(colours), said, colours), [option, said]);
  const shown = said.length === 0 ? table : withWords(table, said);
  return (
    <>
      <Chart {...chart} option={marked} table={shown} />
      {bare || said.length === 0 ? null : (
        <ul className={styles.happened} aria-label={t`What happened`}>
          {said.map((one) => (
            <li key={one.id}>
              <b>{plainDay(one.day, { year: true })}</b> {one.words}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Upright lines at the points in which the days lie, laid over the last of what is drawn. */
function withSaid(drawn: ChartOption, said: readonly Said[], colours: ChartColours): ChartOption {
  const series = drawn['series'] as object[];
  const markLine = {
    symbol: 'none',
    silent: true,
    animation: false,
    lineStyle: { color: colours['ink-3'], type: 'solid', width: 1 },
    label: { show: false },
    data: said.map(({ at }) => ({ xAxis: at })),
  };
  return { ...drawn, series: series.map((one, at) => (at === series.length - 1 ? { ...one, markLine } : one)) };
}

function withWords({ columns, rows }: ChartProps['table'], said: readonly Said[]): ChartProps['table'] {
  const wordsAt = (at: number) => said.filter((one) => one.at === at).map(({ words }) => words);
  return {
    columns: [...columns, t`What happened`],
    rows: rows.map((row, at) => [...row, wordsAt(at).join('; ')]),
  };
}
