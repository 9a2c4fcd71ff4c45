import { Link } from '@tanstack/react-router';
import { IconMail, IconMessage } from '@tabler/icons-react';
import { Badge } from '../ui/badge.tsx';
import { Moment, useNow } from '../ui/moment.tsx';
import { ago } from '../ui/format.ts';
import { isWritten } from './drafts.ts';
import { useDraft } from './draft-store.ts';
import { useOwner } from './owner.ts';
import type { Place as ListPlace } from './held-list.ts';
import { usePlace } from './place.ts';
import { viewNames, type Summary } from './summary.ts';
import { useUnsent } from './unsent-store.ts';
import styles from './list.module.css';

interface RowProps {
  place: ListPlace<Summary>;
  current: boolean;
}

/** One conversation in the list. */
export function ConversationRow({ place: { row, gone }, current }: RowProps) {
  const { view, words } = usePlace();
  const { id, customer, subject, channel, latest, unread, lastAt } = row;
  const Icon = channel === 'mail' ? IconMail : IconMessage;
  return (
    <Link
      to="/inbox/$conversation"
      params={{ conversation: id }}
      search={words === '' ? { view } : { view, q: words }}
      className={styles.row ?? ''}
      data-conversation={id}
      data-current={current}
      data-unread={unread > 0 && !gone}
      data-gone={gone}
      aria-current={current ? 'true' : undefined}
      activeProps={{}}
    >
      <span className={styles.top}>
        <b className={styles.name}>{customer.name}</b>
        <span className={styles.time}>
          <Moment at={lastAt} />
        </span>
      </span>
      <span className={styles.words}>
        {channel === 'mail' && subject !== '' ? <span className={styles.subject}>{subject} </span> : null}
        {latest === null ? '' : `${latest.direction === 'out' ? 'You: ' : ''}${latest.text}`}
      </span>
      <span className={styles.marks}>
        <span className={styles.channel}>
          <Icon size={15} stroke={1.7} aria-hidden="true" />
          <span className={styles.silent}>{channel === 'mail' ? 'Mail' : 'Chat'}</span>
        </span>
        <Marks row={row} gone={gone} />
      </span>
    </Link>
  );
}

function Marks({ row: { id, status, waitingSince, unread, assignee }, gone }: { row: Summary; gone: boolean }) {
  const { view, words } = usePlace();
  const now = useNow();
  const unsent = useUnsent().find(({ conversation }) => conversation === id);
  const draft = useDraft(useOwner(), id);
  const elsewhere = words !== '' || !['resolved', 'spam'].includes(view);
  return (
    <>
      {gone ? <Badge>No longer in {viewNames[view].toLowerCase()}</Badge> : null}
      {draft.notice !== null ? (
        <Badge tone="bad">Not sent</Badge>
      ) : isWritten(draft) ? (
        <Badge tone="accent">Draft</Badge>
      ) : null}
      {unsent?.state === 'waiting' ? <Badge tone="warn">Waits for the connection</Badge> : null}
      {waitingSince !== null && !gone ? <Badge tone="warn">Waits {ago(new Date(waitingSince), now)}</Badge> : null}
      {status !== 'open' && elsewhere && !gone ? <Badge>{viewNames[status]}</Badge> : null}
      {assignee !== null && view !== 'mine' ? <span className={styles.assignee}>{assignee.name}</span> : null}
      {unread > 0 && !gone ? (
        <span className={styles.unread}>
          {unread}
          <span className={styles.silent}> unread</span>
        </span>
      ) : null}
    </>
  );
}
