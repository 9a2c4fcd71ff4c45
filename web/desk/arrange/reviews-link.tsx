import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconGitMerge } from '@tabler/icons-react';
import { listReviews } from '#core/contract/arrange.ts';
import { useRead } from '../../app/read.ts';
import styles from '../views/views.module.css';

/** Leads to what waits for a decision; there only while something does. */
export function ReviewsLink() {
  const { data } = useRead(listReviews, { limit: '1' });
  if (data === undefined || data.open === 0) return null;
  return (
    <Link to="/review" className={styles.view ?? ''} title={t`Where does it belong?`}>
      <IconGitMerge size={17} stroke={1.7} aria-hidden="true" />
      <span className={styles.name}>
        <Trans>Where does it belong?</Trans>
      </span>
      <span className={styles.count}>{data.open}</span>
    </Link>
  );
}
