import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconPencilPlus } from '@tabler/icons-react';
import { countConversations } from '#core/contract/views.ts';
import { useRead } from '../../app/read.ts';
import { ReviewsLink } from '../arrange/reviews-link.tsx';
import { usePlace } from '../place.ts';
import { useMayBegin } from '../sight/may-begin.ts';
import { ReadyViews } from './ready-views.tsx';
import styles from './views.module.css';

/** What stands in the pane, and in the drawer of a phone. */
export function AllViews() {
  return (
    <>
      <div className={styles.group}>
        <ReadyViews />
        <ReviewsLink />
      </div>
      <Waiting />
      <Write />
    </>
  );
}

function Waiting() {
  const { data } = useRead(countConversations, {});
  if (data === undefined || data.waiting === 0) return null;
  return (
    <p className={styles.waiting}>
      {data.waiting} {data.waiting === 1 ? 'customer waits' : 'customers wait'} for an answer
    </p>
  );
}

function Write() {
  const { view, words } = usePlace();
  if (!useMayBegin()) return null;
  return (
    <Button
      renderRoot={(props) => <Link to="/inbox/new" search={words === '' ? { view } : { view, q: words }} {...props} />}
      variant="default"
      size="compact-md"
      className={styles.write ?? ''}
      title="New mail"
    >
      <IconPencilPlus size={15} stroke={1.7} aria-hidden="true" />
      <span className={styles.writeWords}>New mail</span>
    </Button>
  );
}
