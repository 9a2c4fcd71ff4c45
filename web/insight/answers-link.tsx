import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import styles from './insight.module.css';
import type { InsightPlace } from './place.ts';

/** Leads to the answers behind a figure: readable also where they are too few for a number. */
export function AnswersLink({ search, n, of }: { search: InsightPlace; n: number; of: string }) {
  if (n === 0) return null;
  return (
    <Link to="/insight/answers" search={search} className={styles.read} aria-label={t`Read the answers: ${of}`}>
      {t`Read the answers`}
    </Link>
  );
}
