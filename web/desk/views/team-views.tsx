import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconUsersGroup } from '@tabler/icons-react';
import { usePlace } from '../place.ts';
import { lettersOf } from './saved-views.ts';
import { useQueues } from './team-queues.ts';
import { ViewLink } from './view-link.tsx';
import styles from './views.module.css';

/** The queues of teams; nothing where the company has none. */
export function TeamViews() {
  const { saved } = usePlace();
  const queues = useQueues();
  if (queues.length === 0) return null;
  return (
    <section className={styles.group} aria-label={t`Teams`}>
      <div className={styles.groupHead}>
        <h3 className={styles.groupName}>
          <Trans>Teams</Trans>
        </h3>
      </div>
      {queues.map(({ id, name, open }) => (
        <ViewLink
          key={id}
          name={name}
          icon={IconUsersGroup}
          letters={lettersOf(name)}
          search={{ saved: id }}
          current={saved === id}
          count={open}
        />
      ))}
    </section>
  );
}
