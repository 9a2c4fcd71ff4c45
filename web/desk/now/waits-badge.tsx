import { Badge } from '../../ui/badge.tsx';
import { ago, dayAndClock } from '../../ui/format.ts';
import { useNow } from '../../ui/moment.tsx';
import type { Summary } from '../summary.ts';
import styles from './now.module.css';

type Waiting = Pick<Summary, 'status' | 'state' | 'waitingSince' | 'answerDue'>;

/** Since when the customer waits, marked when the first answer is past its target; whom we wait for says that there. */
export function WaitsBadge({ conversation: { status, state, waitingSince, answerDue } }: { conversation: Waiting }) {
  const now = useNow();
  if (waitingSince === null || status !== 'open' || state?.category === 'waiting') return null;
  const words = `Waits ${ago(new Date(waitingSince), now)}`;
  if (answerDue === null || new Date(answerDue) > now) return <Badge tone="warn">{words}</Badge>;
  return (
    <span title={`A first answer was due by ${dayAndClock(answerDue, now)}`}>
      <Badge tone="bad">
        {words}
        <span className={styles.silent}>, past the target</span>
      </Badge>
    </span>
  );
}
