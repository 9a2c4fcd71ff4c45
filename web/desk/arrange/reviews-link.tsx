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
    <Link to="/review" className={styles.view ?? ''} title="Where does it belong?">
      <IconGitMerge size={17} stroke={1.7} aria-hidden="true" />
      <span className={styles.name}>Where does it belong?</span>
      <span className={styles.count}>{data.open}</span>
    </Link>
  );
}
