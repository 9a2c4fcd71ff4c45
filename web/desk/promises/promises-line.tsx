import { t } from '@lingui/core/macro';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useSession } from '../../app/session.ts';
import type { Conversation } from '../summary.ts';
import { DueBadge } from './due-mark.tsx';
import { PromiseActs } from './promise-acts.tsx';
import type { CustomerPromise } from './promise-words.ts';
import styles from './promises.module.css';

/** What the customer was promised in this conversation and is still open. */
export function PromisesLine({ conversation: { promises } }: { conversation: Conversation }) {
  const open = promises.filter(({ state }) => state === 'open').toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  if (open.length === 0) return null;
  return (
    <ul className={styles.line} aria-label={t`Open promises`}>
      {open.map((promise) => (
        <li key={promise.id} className={styles.promise}>
          <IconHeartHandshake className={styles.sign} size={16} stroke={1.7} aria-hidden="true" />
          <span className={styles.words}>
            <b>{promise.text}</b> <DueBadge dueAt={promise.dueAt} />
            <Owner promise={promise} />
          </span>
          <span className={styles.acts}>
            <PromiseActs promise={promise} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Owner({ promise: { owner } }: { promise: CustomerPromise }) {
  const { user } = useSession();
  if (owner?.id === user.id) return null;
  return <span className={styles.owner}>{owner === null ? t`Nobody sees to it` : owner.name}</span>;
}
