import { Link } from '@tanstack/react-router';
import { IconAlarmSnooze, IconClock } from '@tabler/icons-react';
import { useSession } from '../app/session.ts';
import { Badge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { clock, dayOf } from '../ui/format.ts';
import { channelLook, hasSubject } from './channel-look.ts';
import { isWritten } from './drafts.ts';
import { useDraft } from './draft-store.ts';
import { useOwner } from './owner.ts';
import type { Place as ListPlace } from './held-list.ts';
import { PriorityMark } from './marks/priority-mark.tsx';
import { WaitsBadge } from './now/waits-badge.tsx';
import { TagChips } from './marks/tag-chips.tsx';
import { usePlace } from './place.ts';
import { PromiseMark } from './promises/due-mark.tsx';
import { saidStatus, toneOf } from './status/status-words.ts';
import { shortName, viewNames, type Summary } from './summary.ts';
import { useUnsent } from './unsent-store.ts';
import styles from './list.module.css';

interface RowProps {
  place: ListPlace<Summary>;
  current: boolean;
}

/** One conversation in the list. */
export function ConversationRow({ place: { row, gone }, current }: RowProps) {
  const { search } = usePlace();
  const { id, customer, channel, lastAt } = row;
  const { Icon, name } = channelLook[channel];
  return (
    <Link
      to="/inbox/$conversation"
      params={{ conversation: id }}
      search={search}
      className={styles.row ?? ''}
      data-conversation={id}
      data-current={current}
      data-unread={isUnread(row) && !gone}
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
      <Preview row={row} />
      <span className={styles.marks}>
        <span className={styles.channel}>
          <Icon size={15} stroke={1.7} aria-hidden="true" />
          <span className={styles.silent}>{name}</span>
        </span>
        <PriorityMark priority={row.priority} />
        <Marks row={row} gone={gone} />
      </span>
    </Link>
  );
}

/** What is settled asks for nobody's eyes. */
function isUnread({ unread, status }: Summary): boolean {
  return unread > 0 && status === 'open';
}

function Preview({ row: { channel, subject, latest } }: { row: Summary }) {
  const { user } = useSession();
  const own = latest?.author === user.name ? 'You' : shortName(latest?.author ?? '');
  return (
    <span className={styles.words}>
      {hasSubject({ channel }) && subject !== '' ? <span className={styles.subject}>{subject} </span> : null}
      {latest === null ? '' : `${latest.direction === 'out' ? `${own}: ` : ''}${latest.text}`}
    </span>
  );
}

const troubles = {
  failed: { words: 'Not delivered', tone: 'bad' },
  delayed: { words: 'Delayed', tone: 'warn' },
  doubtful: { words: 'Perhaps not delivered', tone: 'warn' },
  waiting: { words: 'Not sent yet', tone: 'warn' },
} as const;

/** The hour of today, the day of any other: a row has no room for both. */
function timeOf(at: string): string {
  return dayOf(at) === dayOf(new Date()) ? clock(at) : dayOf(at);
}

/** An answer that is written and has not gone. */
function HeldMark({ next }: { next: NonNullable<Summary['heldNext']> }) {
  if (next.state === 'stopped') return <Badge tone="warn">Answer held back</Badge>;
  return (
    <Badge tone="accent" icon={<IconClock size={12} stroke={1.8} aria-hidden="true" />}>
      {next.kind === 'undo' ? 'Going out' : `Goes out ${timeOf(next.dueAt)}`}
    </Badge>
  );
}

function Marks({ row, gone }: { row: Summary; gone: boolean }) {
  const { view } = usePlace();
  return (
    <>
      <OwnMark row={row} />
      {row.snoozedUntil === null ? null : (
        <Badge icon={<IconAlarmSnooze size={12} stroke={1.8} aria-hidden="true" />}>
          <span className={styles.silent}>Snoozed until </span>
          {timeOf(row.snoozedUntil)}
        </Badge>
      )}
      {gone ? <Badge>Left this view</Badge> : <Standing row={row} />}
      <PromiseMark promised={row.promised} />
      {row.heldNext === null ? null : <HeldMark next={row.heldNext} />}
      {row.latest?.trouble == null ? null : (
        <Badge tone={troubles[row.latest.trouble].tone}>{troubles[row.latest.trouble].words}</Badge>
      )}
      <TagChips tags={row.tags} atMost={2} />
      {row.assignee !== null && view !== 'mine' ? <span className={styles.assignee}>{row.assignee.name}</span> : null}
      {isUnread(row) && !gone ? (
        <span className={styles.unread}>
          {row.unread}
          <span className={styles.silent}> unread</span>
        </span>
      ) : null}
    </>
  );
}

/** What I began here and did not finish, or what has not gone out yet. */
function OwnMark({ row: { id, drafting } }: { row: Summary }) {
  const { user } = useSession();
  const draft = useDraft(useOwner(), id);
  const waits = useUnsent().some(({ conversation, state }) => conversation === id && state === 'waiting');
  if (waits) return <Badge tone="warn">Waits for the connection</Badge>;
  if (draft.notice !== null) return <Badge tone="bad">Not sent</Badge>;
  const elsewhere = draft.base === 0 && drafting.some(({ member }) => member === user.id);
  if (isWritten(draft) || elsewhere) return <Badge tone="accent">Draft</Badge>;
  const colleague = drafting.find(({ member }) => member !== user.id);
  return colleague === undefined ? null : <Badge>{shortName(colleague.name)} writes</Badge>;
}

function Standing({ row }: { row: Summary }) {
  const { view, saved, words } = usePlace();
  const said = saidStatus(row);
  const known = words === '' && saved === undefined && said === viewNames[view];
  return (
    <>
      <WaitsBadge conversation={row} />
      {said === null || known ? null : <Badge tone={toneOf(row)}>{said}</Badge>}
    </>
  );
}
