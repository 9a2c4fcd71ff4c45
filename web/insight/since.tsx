import { ph, t } from '@lingui/core/macro';
import { Change } from '../ui/figure-text.tsx';
import { periodWords } from './words.ts';
import styles from './insight.module.css';

interface Known {
  value: number;
  low: number;
  high: number;
  detectable: boolean;
}

/** What changed since the period before. */
export function Since({ change, days }: { change: Known | null; days: number }) {
  return (
    <div className={styles.change}>
      {change === null ? (
        t`nothing to compare with in the ${ph({ days: periodWords(days) })} before`
      ) : (
        <>
          <Change {...change} /> {t`since the ${ph({ days: periodWords(days) })} before`}
        </>
      )}
    </div>
  );
}
