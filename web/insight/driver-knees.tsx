import { ph, t } from '@lingui/core/macro';
import { useMemo } from 'react';
import type { ChartColours } from '../ui/chart-colours.ts';
import type { ChartOption } from '../ui/chart-base.ts';
import { bandOption } from '../ui/chart-options.ts';
import { Chart } from '../ui/chart.tsx';
import { FigureText } from '../ui/figure-text.tsx';
import { scaleWords } from '../ui/scale-words.ts';
import { stepWords, valueWords } from './driver-words.ts';
import type { Driver, Drivers } from './drivers-pane.tsx';
import styles from './insight.module.css';

type Knee = NonNullable<Driver['knee']>;

/** Numbers that matter otherwise from some place on: what changes on either side, and the curve. */
export function DriverKnees({ data }: { data: Drivers }) {
  const bent = data.drivers.flatMap((driver) => (driver.knee === null ? [] : [{ driver, knee: driver.knee }]));
  return bent.map(({ driver, knee }) => <Bent key={driver.key} data={data} driver={driver} knee={knee} />);
}

function Bent({ data, driver, knee }: { data: Drivers; driver: Driver; knee: Knee }) {
  const { short, unit } = scaleWords[data.scale];
  const option = useMemo(() => curveOption(knee, { driver, name: short, unit }), [knee, driver, short, unit]);
  const value = (at: number) => valueWords(driver, at);
  const name = t`${short} by ${ph({ fact: driver.label })}, if it were so for everybody`;
  return (
    <div className={styles.bent}>
      <p>
        {t`${ph({ fact: driver.label })} bends at ${ph({ place: value(knee.at) })}, by the draws of customers between ${ph({ low: value(knee.low) })} and ${ph({ high: value(knee.high) })}. A straight line says less.`}
      </p>
      <ul>
        {knee.parts.map((part) => (
          <li key={part.from}>
            {stepWords(driver, part)}: <FigureText {...part} n={undefined} widest={null} />
          </li>
        ))}
      </ul>
      <Chart
        name={name}
        height={200}
        option={option}
        table={{
          columns: [driver.label, short],
          rows: knee.curve.map((point) => [
            value(point.at),
            <FigureText key="" {...point} n={undefined} unit={unit} widest={null} />,
          ]),
        }}
      />
    </div>
  );
}

/** The curve on an axis of the fact's own numbers. */
function curveOption({ curve }: Knee, { driver, name, unit }: { driver: Driver; name: string; unit: string }) {
  const points = curve.map(({ at, ...bounds }) => ({ x: valueWords(driver, at), ...bounds }));
  return (colours: ChartColours): ChartOption => {
    const drawn = bandOption({ points, hue: 'feel', name, unit })(colours);
    const series = drawn['series'] as Array<{ data: unknown[] }>;
    return {
      ...drawn,
      xAxis: {
        type: 'value',
        min: curve[0]!.at,
        max: curve.at(-1)!.at,
        splitLine: { show: false },
        axisLabel: { formatter: (at: number) => valueWords(driver, at), hideOverlap: true },
      },
      series: series.map((one) => ({ ...one, data: one.data.map((value, at) => [curve[at]!.at, value]) })),
    };
  };
}
