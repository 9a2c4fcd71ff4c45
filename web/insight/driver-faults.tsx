import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { number } from '../ui/format.ts';
import type { Drivers } from './drivers-pane.tsx';
import styles from './insight.module.css';

type Fault = Drivers['faults'][number];

/** What was wrong with the data, and what is left out of drivers for it. */
export function DriverFaults({ faults, n }: { faults: Drivers['faults']; n: number }) {
  if (faults.length === 0)
    return (
      <p className={styles.test}>
        <Trans>The data was looked at first: no impossible times, no answers twice, no facts with gaps.</Trans>
      </p>
    );
  return (
    <details className={styles.faults}>
      <summary>
        {plural(ph({ faults: faults.length }), {
          one: 'Left out for # fault of the data',
          other: 'Left out for # faults of the data',
        })}
      </summary>
      <ul>
        {faults.map((fault, at) => (
          <li key={at}>{faultWords(fault, n)}</li>
        ))}
      </ul>
    </details>
  );
}

const words: Record<
  Fault['kind'],
  (fault: { label: string; other: string; count: string; share: string }, n: number) => string
> = {
  twice: (_, n) =>
    plural(n, {
      one: '# answer that stood there twice: same customer, moment and score',
      other: '# answers that stood there twice: same customer, moment and score',
    }),
  negative: ({ label }, n) => plural(n, { one: `${label}: # time below 0`, other: `${label}: # times below 0` }),
  crossed: ({ label, other, count }) => t`${label} ended before ${other} ${count} times: both are left out there`,
  mixed: ({ label }, n) =>
    plural(n, {
      one: `${label}: # value that is a word among numbers or a number among words`,
      other: `${label}: # values that are words among numbers or numbers among words`,
    }),
  gaps: ({ label, share }) => t`${label}: known before ${share} % of the answers, it takes 70 %`,
  constant: ({ label }) => t`${label}: the same everywhere`,
  rare: ({ label }) => t`${label}: too few answers, good or other, on one of its sides`,
};

function faultWords({ kind, label, other, n }: Fault, all: number): string {
  const named = { label: label ?? '', other: other ?? '', count: number(n) };
  return words[kind]({ ...named, share: number((100 * n) / Math.max(1, all)) }, n);
}
