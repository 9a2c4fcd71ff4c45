import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react';
import { useComputedColorScheme, useReducedMotion } from './theme-hooks.ts';
import { IconChartLine, IconDownload, IconTable } from '@tabler/icons-react';
import { ActionIcon, Skeleton } from '@mantine/core';
import { withLook, type ChartOption } from './chart-base.ts';
import { chartColours, type ChartColours } from './chart-colours.ts';
import styles from './chart.module.css';
import { saveTable } from './table-csv.ts';
import { words } from './words.ts';

export interface ChartTable {
  columns: readonly string[];
  rows: ReadonlyArray<readonly ReactNode[]>;
}

export interface ChartProps {
  /** What the chart shows, in one sentence: its name for a screen reader. */
  name: string;
  /** An ECharts option made from the colours of the theme; hues keep their meaning. */
  option: (colours: ChartColours) => ChartOption;
  /** The same data in rows. */
  table: ChartTable;
  height?: number;
  /** Said in place of a picture that would be empty. */
  nothing?: string | undefined;
  /** The data index of a point that was clicked. */
  onPick?: (index: number, series: number) => void;
}

interface Drawn {
  setOption(option: ChartOption, notMerge: boolean): void;
  resize(): void;
  dispose(): void;
}

/** A chart with its data as a table behind it. */
export function Chart(props: ChartProps) {
  const [asTable, setAsTable] = useState(false);
  const { name, table, height = 260 } = props;
  const shown = useRef<HTMLElement>(null);
  const save = () => {
    const rows = shown.current?.querySelector('table');
    if (rows) saveTable(rows, name);
  };
  return (
    <figure ref={shown} className={styles.chart} aria-label={name}>
      <div className={styles.switch}>
        {asTable ? (
          <ActionIcon aria-label={words.asCsv} title={words.asCsv} size={24} onClick={save}>
            <IconDownload size={15} stroke={1.7} />
          </ActionIcon>
        ) : null}
        <ActionIcon
          aria-label={asTable ? words.asChart : words.asTable}
          title={asTable ? words.asChart : words.asTable}
          aria-pressed={asTable}
          size={24}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <IconChartLine size={15} stroke={1.7} /> : <IconTable size={15} stroke={1.7} />}
        </ActionIcon>
      </div>
      {asTable ? <Table name={name} table={table} height={height} /> : <Picture {...props} height={height} />}
    </figure>
  );
}

function Picture({ nothing, ...props }: ChartProps & { height: number }) {
  if (nothing === undefined) return <Canvas {...props} />;
  return (
    <p className={styles.nothing} style={{ height: props.height }}>
      {nothing}
    </p>
  );
}

function Canvas({ name, option, table, height, onPick }: Omit<ChartProps, 'nothing'> & { height: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>();
  const scheme = useComputedColorScheme();
  const calm = useReducedMotion();
  const summary = useId();
  const picked = useEffectEvent((index: number, series: number) => onPick?.(index, series));
  useEffect(() => {
    let gone = false;
    let chart: Drawn | undefined;
    const size = new ResizeObserver(() => chart?.resize());
    const element = place.current;
    void import('./chart-engine.ts').then(({ init }) => {
      if (gone || element === null) return;
      const made = init(element);
      made.on('click', (event) => picked(event.dataIndex, event.seriesIndex ?? 0));
      chart = made;
      size.observe(element);
      setDrawn(made);
    });
    return () => {
      gone = true;
      size.disconnect();
      chart?.dispose();
    };
  }, []);
  useEffect(() => {
    const colours = chartColours();
    drawn?.setOption(withLook(option(colours), colours, calm), true);
  }, [drawn, option, scheme, calm]);
  return (
    <div className={styles.canvas} style={{ height }}>
      {drawn === undefined ? <Skeleton className={styles.waiting ?? ''} height={height} /> : null}
      <div ref={place} role="img" aria-label={name} aria-describedby={summary} style={{ height }} />
      <span id={summary} className={styles.silent}>
        {words.rowsOfData(table.rows.length)}
      </span>
    </div>
  );
}

function Table({ name, table, height }: { name: string; table: ChartTable; height: number }) {
  return (
    <div className={styles.tableBox} style={{ minHeight: height }} role="group" aria-label={name} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.silent}>{name}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
