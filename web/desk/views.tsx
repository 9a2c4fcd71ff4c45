import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconPencilPlus } from '@tabler/icons-react';
import { countConversations, type InboxView } from '#core/contract/desk.ts';
import { useRead } from '../app/read.ts';
import { ReviewsLink } from './arrange/reviews-link.tsx';
import { usePlace } from './place.ts';
import { useMayBegin } from './sight/may-begin.ts';
import { viewNames, views } from './summary.ts';
import styles from './inbox.module.css';

/** The ready views with how many conversations stand in each. */
export function Views() {
  const { view: current, words } = usePlace();
  const { data } = useRead(countConversations, {});
  const mayWrite = useMayBegin();
  const counts: Partial<Record<InboxView, number | undefined>> = {
    mine: data?.mine,
    unassigned: data?.unassigned,
    open: data?.open,
    snoozed: data?.snoozed,
  };
  return (
    <nav className={styles.views} aria-label="Views">
      <h2 className={styles.viewsTitle}>Inbox</h2>
      {views.map((view) => (
        <Link
          key={view}
          to="/inbox"
          search={{ view }}
          className={styles.view ?? ''}
          activeProps={{}}
          data-current={words === '' && view === current}
          aria-current={words === '' && view === current ? 'page' : undefined}
        >
          <span>{viewNames[view]}</span>
          <span className={styles.viewCount}>{counts[view] || ''}</span>
        </Link>
      ))}
      <ReviewsLink />
      {data === undefined || data.waiting === 0 ? null : (
        <p className={styles.waiting}>
          {data.waiting} {data.waiting === 1 ? 'customer waits' : 'customers wait'} for an answer
        </p>
      )}
      {mayWrite ? (
        <Button
          renderRoot={(props) => (
            <Link to="/inbox/new" search={words === '' ? { view: current } : { view: current, q: words }} {...props} />
          )}
          variant="default"
          size="compact-md"
          className={styles.write ?? ''}
          leftSection={<IconPencilPlus size={15} stroke={1.7} />}
        >
          New mail
        </Button>
      ) : null}
    </nav>
  );
}
