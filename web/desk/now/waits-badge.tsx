import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
  const since = ago(new Date(waitingSince), now);
  const words = t({ message: `Waits ${since}`, comment: 'since: 12 m, 3 h, now' });
  if (answerDue === null || new Date(answerDue) > now) return <Badge tone="warn">{words}</Badge>;
  return (
    <span title={t`A first answer was due by ${ph({ due: dayAndClock(answerDue, now) })}`}>
      <Badge tone="bad">
        <Trans>
          {words}
          <span className={styles.silent}>, past the target</span>
        </Trans>
      </Badge>
    </span>
  );
}
