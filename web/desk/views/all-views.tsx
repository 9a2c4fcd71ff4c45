import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconPencilPlus } from '@tabler/icons-react';
import { PromisesLink } from '../promises/promises-link.tsx';
import { ReviewsLink } from '../arrange/reviews-link.tsx';
import { EndedLink } from '../ended/ended-link.tsx';
import { usePlace } from '../place.ts';
import { useMayBegin } from '../sight/may-begin.ts';
import { OwnViews } from './own-views.tsx';
import { ReadyViews } from './ready-views.tsx';
import { TeamViews } from './team-views.tsx';
import styles from './views.module.css';

/** What stands in the pane, and in the drawer of a phone. */
export function AllViews() {
  return (
    <>
      <div className={styles.group}>
        <ReadyViews />
        <PromisesLink />
        <ReviewsLink />
        <EndedLink />
      </div>
      <TeamViews />
      <OwnViews />
      <Write />
    </>
  );
}

function Write() {
  const { search } = usePlace();
  if (!useMayBegin()) return null;
  return (
    <Button
      renderRoot={(props) => <Link to="/inbox/new" search={search} {...props} />}
      variant="default"
      size="compact-md"
      className={styles.write ?? ''}
      title={t`New conversation`}
    >
      <IconPencilPlus size={15} stroke={1.7} aria-hidden="true" />
      <span className={styles.writeWords}>
        <Trans>New conversation</Trans>
      </span>
    </Button>
  );
}
