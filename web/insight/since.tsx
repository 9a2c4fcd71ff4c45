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
        `nothing to compare with in the ${periodWords(days)} before`
      ) : (
        <>
          <Change {...change} /> {`since the ${periodWords(days)} before`}
        </>
      )}
    </div>
  );
}
