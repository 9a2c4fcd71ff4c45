import { ph, t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { duration, number } from './format.ts';
import { remaining, type Sample } from './rate.ts';
import styles from './progress.module.css';
import { words } from './words.ts';

interface ProgressProps {
  /** What is being done: `Importing orders.csv`. */
  label: string;
  done: number;
  /** Null while it is not known. */
  total: number | null;
  /** What is counted: `rows`. */
  unit: string;
  cancel?: (() => void) | undefined;
  cancelling?: boolean;
}

const kept = 20;

/** How much was done at each of the last seconds. */
function useSamples(done: number): readonly Sample[] {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const look = useEffectEvent(() => {
    setSamples((before) => [...before.slice(1 - kept), { at: performance.now(), done }]);
  });
  useEffect(() => {
    const timer = setInterval(() => look(), 1000);
    return () => clearInterval(timer);
  }, []);
  return samples;
}

/** `41,200 of 99,441 rows · 1,400 a second · 41 s left`. */
function factsOf({ done, total, unit }: ProgressProps, samples: readonly Sample[]): Array<string | null> {
  const { rate, left } = remaining(samples, total);
  const speed = rate === null ? '' : number(rate, rate < 10 ? 1 : 0);
  return [
    total === null
      ? `${number(done)} ${unit}`
      : t({
          message: `${ph({ done: number(done) })} of ${ph({ total: number(total) })} ${unit}`,
          comment: '{unit} is what is counted: rows',
        }),
    rate === null ? null : t`${speed} a second`,
    left === null ? null : t`${ph({ time: duration(left) })} left`,
  ];
}

/** Long work: done and total, rate, time left, cancel. */
export function Progress(props: ProgressProps) {
  const { label, done, total, cancel, cancelling } = props;
  const samples = useSamples(done);
  const share = total === null || total === 0 ? undefined : (done / total) * 100;
  return <ProgressBar {...{ label, share, cancel, cancelling }} facts={factsOf(props, samples)} />;
}

interface ProgressBarProps extends Pick<ProgressProps, 'label' | 'cancel'> {
  /** Of a hundred; undefined while it is not known. */
  share: number | undefined;
  /** What is said below, in order; null is left out. */
  facts: ReadonlyArray<string | null>;
  cancelling?: boolean | undefined;
}

/** The same where the server says rate and time left itself. */
export function ProgressBar({ label, share, facts, cancel, cancelling = false }: ProgressBarProps) {
  const width = share === undefined ? 30 : Math.min(100, share);
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <b>{label}</b>
        {cancel === undefined ? null : (
          <Button size="compact-sm" variant="subtle" color="bad" loading={cancelling} onClick={cancel}>
            {words.cancel}
          </Button>
        )}
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === undefined ? {} : { 'aria-valuenow': Math.round(width) })}
        data-unknown={share === undefined}
      >
        <i style={{ width: `${width}%` }} />
      </div>
      <div className={styles.facts}>{facts.filter((fact) => fact !== null).join(' · ')}</div>
    </div>
  );
}
