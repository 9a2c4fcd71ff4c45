import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconRoute } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import styles from '../views/views.module.css';

/** Leads to what became of those whom one helped. */
export function EndedLink() {
  if (!useMay('conversation.reply')) return null;
  return (
    <Link to="/ended" className={styles.view ?? ''} title={t`How it ended`}>
      <IconRoute size={17} stroke={1.7} aria-hidden="true" />
      <span className={styles.name}>
        <Trans>How it ended</Trans>
      </span>
    </Link>
  );
}
