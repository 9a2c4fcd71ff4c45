import { Link } from '@tanstack/react-router';
import { listReviews } from '#core/contract/arrange.ts';
import { useRead } from '../../app/read.ts';
import styles from '../inbox.module.css';

/** Leads to what waits for a decision; there only while something does. */
export function ReviewsLink() {
  const { data } = useRead(listReviews, { limit: '1' });
  if (data === undefined || data.open === 0) return null;
  return (
    <Link to="/review" className={styles.view ?? ''}>
      <span>Where does it belong?</span>
      <span className={styles.viewCount}>{data.open}</span>
    </Link>
  );
}
