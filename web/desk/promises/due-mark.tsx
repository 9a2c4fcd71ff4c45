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
  return late === null ? <Badge>by {dueWords(dueAt, now)}</Badge> : <Badge tone="bad">{late} late</Badge>;
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
        <span className={styles.silent}>Promise </span>
        {late} late
      </Badge>
    );
  return (
    <Badge icon={icon}>
      <span className={styles.silent}>Promised by </span>
      {dueWords(promised.dueAt, now)}
    </Badge>
  );
}
