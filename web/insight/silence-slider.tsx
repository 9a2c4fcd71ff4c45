import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Chart } from '../ui/chart.tsx';
import { bandOption } from '../ui/chart-options.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { scaleWords } from '../ui/scale-words.ts';
import styles from './insight.module.css';
import type { Silence } from './silence-pane.tsx';

/** What the figure would be if the silent felt worse than people like them: for a person to try, since nobody can know. */
export function Supposing({ silence: { scale, supposed, weighted } }: { silence: Silence }) {
  const [worse, setWorse] = useState(10);
  const { short, unit } = scaleWords[scale];
  const now = supposed[Math.min(worse, supposed.length - 1)]!;
  const option = useMemo(() => {
    const drawn = bandOption({
      hue: 'feel',
      name: short,
      unit,
      points: supposed.map(({ worse: x, ...one }) => ({ ...one, x })),
    });
    return (colours: Parameters<typeof drawn>[0]) => marked(drawn(colours), worse, colours['ink-3']);
  }, [supposed, short, unit, worse]);
  return (
    <div className={styles.suppose}>
      <div className={styles.try}>
        <label>
          <Trans>If the silent felt worse than people like them who answered, by points:</Trans>
          <input
            type="range"
            min={0}
            max={supposed.length - 1}
            value={now.worse}
            onChange={({ currentTarget }) => setWorse(Number(currentTarget.value))}
          />
        </label>
        <p className={styles.verdict} data-tone="grey" aria-live="polite">
          {t`${ph({ points: String(now.worse) })} points worse:`}{' '}
          <FigureText value={now.value} low={now.low} high={now.high} n={weighted.n} unit={unit} />
        </p>
      </div>
      <Chart
        name={t`${short} if the silent felt worse`}
        height={180}
        option={option}
        table={{
          columns: [t`Points worse`, t`${short} (from–to)`],
          rows: supposed.map((one) => [
            String(one.worse),
            <FigureText key="figure" value={one.value} low={one.low} high={one.high} unit={unit} />,
          ]),
        }}
      />
    </div>
  );
}

/** An upright line where the slider stands. */
function marked(drawn: Record<string, unknown>, at: number, color: string) {
  const [low, width, line] = drawn['series'] as object[];
  const markLine = {
    symbol: 'none',
    silent: true,
    animation: false,
    label: { show: false },
    lineStyle: { color, type: 'solid', width: 1 },
    data: [{ xAxis: at }],
  };
  return { ...drawn, series: [low, width, { ...line, symbol: 'none', markLine }] };
}
