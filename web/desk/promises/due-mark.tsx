import { ph } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconHeartHandshake } from '@tabler/icons-react';
import { Badge } from '../../ui/badge.tsx';
import { useNow } from '../../ui/moment.tsx';
import { dueWords, lateWords } from './promise-words.ts';
import type { Summary } from '../summary.ts';
import styles from './promises.module.css';

/** By when an open promise is due, or for how long it has been late. */
export function DueBadge({ dueAt }: { dueAt: string }) {
  const now = useNow();
  const late = lateWords({ dueAt }, now);
  return late === null ? (
    <Badge>
      <Trans>by {ph({ due: dueWords(dueAt, now) })}</Trans>
    </Badge>
  ) : (
    <Badge tone="bad">
      <Trans>{late} late</Trans>
    </Badge>
  );
}

/** On a row of the inbox: what the customer was promised and is due first. */
export function PromiseMark({ promised }: { promised: Summary['promised'] }) {
  const now = useNow();
  if (promised === null) return null;
  const late = lateWords(promised, now);
  const icon = <IconHeartHandshake size={12} stroke={1.8} aria-hidden="true" />;
  if (late !== null)
    return (
      <Badge tone="bad" icon={icon}>
        <Trans>
          <span className={styles.silent}>Promise </span>
          {late} late
        </Trans>
      </Badge>
    );
  return (
    <Badge icon={icon}>
      <Trans comment="before a time">
        <span className={styles.silent}>Promised by </span>
        {ph({ due: dueWords(promised.dueAt, now) })}
      </Trans>
    </Badge>
  );
}
