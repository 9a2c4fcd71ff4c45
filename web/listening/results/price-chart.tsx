import { plural, t } from '@lingui/core/macro';
import { useMemo } from 'react';
import type { ChartColours } from '../../ui/chart-colours.ts';
import { Chart } from '../../ui/chart.tsx';
import { tooFew } from '../../ui/figure-words.ts';
import { number } from '../../ui/format.ts';
import { KeyValues } from '../../ui/page.tsx';
import type { ResultOf } from './result-types.ts';
import styles from './results.module.css';

type Prices = ResultOf<'prices'>;
const keys = ['tooCheap', 'bargain', 'expensive', 'tooExpensive'] as const;

const names: Record<(typeof keys)[number], string> = {
  tooCheap: t`Too cheap`,
  bargain: t`A bargain`,
  expensive: t`Expensive`,
  tooExpensive: t`Too expensive`,
};

function pointsOf({ crossings, currency }: Prices): Array<readonly [string, string]> {
  if (crossings === null) return [];
  const show = (amount: number | null) => (amount === null ? '–' : `${number(amount, 2)} ${currency}`);
  return [
    [t`Point of marginal cheapness`, show(crossings.marginalCheapness)],
    [t`Optimal price`, show(crossings.optimal)],
    [t`Indifference price`, show(crossings.indifference)],
    [t`Point of marginal expensiveness`, show(crossings.marginalExpensiveness)],
  ];
}

function optionOf({ curves, crossings }: Prices) {
  return (colours: ChartColours) => {
    const looks = {
      tooCheap: { color: colours.fact, type: 'dashed' },
      bargain: { color: colours.fact, type: 'solid' },
      expensive: { color: colours.feel, type: 'solid' },
      tooExpensive: { color: colours.feel, type: 'dashed' },
    } as const;
    const at = crossings === null ? [] : Object.values(crossings).filter((price) => price !== null);
    return {
      legend: { icon: 'roundRect' },
      grid: { left: 8, right: 16, top: 44, bottom: 8, outerBoundsMode: 'same' },
      tooltip: { valueFormatter: (value: unknown) => `${number(Number(value))} %` },
      xAxis: { type: 'value', min: 'dataMin', max: 'dataMax' },
      yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value} %' } },
      series: keys.map((key, index) => ({
        type: 'line',
        name: names[key],
        symbol: 'none',
        data: curves.map((point) => [point.price, point[key]]),
        lineStyle: { width: 2, ...looks[key] },
        itemStyle: { color: looks[key].color },
        ...(index === 0
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: colours['ink-3'], type: 'dotted' },
                data: at.map((price) => ({ xAxis: price })),
              },
            }
          : {}),
      })),
    };
  };
}

/** The four price curves and where they cross (van Westendorp 1976). */
export function PriceChart({ result, title }: { result: Prices; title: string }) {
  const { curves, currency, crossings, n } = result;
  const option = useMemo(() => optionOf(result), [result]);
  if (curves.length === 0) return <p className="muted">{tooFew(n)}</p>;
  return (
    <>
      <Chart
        name={title}
        option={option}
        height={300}
        table={{
          columns: [t`Price`, ...keys.map((key) => names[key])],
          rows: curves.map((point) => [
            `${number(point.price, 2)} ${currency}`,
            ...keys.map((key) => `${number(point[key])} %`),
          ]),
        }}
      />
      {crossings === null ? (
        <p className={styles.remark}>
          {t`${plural(n, { one: '# answer: the points where the curves cross are told from 30 on.', other: '# answers: the points where the curves cross are told from 30 on.' })}`}
        </p>
      ) : (
        <KeyValues rows={pointsOf(result)} />
      )}
    </>
  );
}
