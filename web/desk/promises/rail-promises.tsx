import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconHeartHandshake } from '@tabler/icons-react';
import { listPromises } from '#core/contract/promises.ts';
import { useRead } from '../../app/read.ts';
import { usePlace } from '../place.ts';
import styles from '../rail.module.css';
import { DueBadge } from './due-mark.tsx';

/** What the customer was promised, in any conversation, and is still open. */
export function RailPromises({ customer }: { customer: string }) {
  const { data } = useRead(listPromises, { customer, limit: '6' });
  const { view } = usePlace();
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className={styles.block}>
      <h3 className={styles.title}>
        <Trans>Open promises</Trans>
      </h3>
      <ul className={styles.others}>
        {data.items.map(({ id, conversation, text, dueAt }) => (
          <li key={id}>
            <Link
              to="/inbox/$conversation"
              params={{ conversation: conversation.id }}
              search={{ view }}
              className={styles.other ?? ''}
            >
              <IconHeartHandshake size={15} stroke={1.7} />
              <span title={text}>{text}</span>
              <small>
                <DueBadge dueAt={dueAt} />
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
