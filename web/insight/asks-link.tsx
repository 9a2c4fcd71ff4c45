import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './insight.module.css';
import type { InsightPlace } from './place.ts';

/** Where the asks behind a figure stand: its period and channel, and the group that it is of. */
export function asksPlace(
  { days, channel }: InsightPlace,
  group: Pick<InsightPlace, 'scale' | 'about' | 'by' | 'bucket' | 'which'> = {},
): InsightPlace {
  return { days, channel, ...group };
}

/** Leads to the asks behind a figure. */
export function AsksLink({ search, n, children }: { search: InsightPlace; n: number; children: ReactNode }) {
  if (n === 0) return null;
  return (
    <Link to="/insight/asks" search={search} className={styles.read}>
      {children}
    </Link>
  );
}
