import { ph, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
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
import { isSaidByView, saidStatus, toneOf } from './status/status-words.ts';
import { shortName, type Summary } from './summary.ts';
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
        <b className={styles.name}>
          <bdi>{customer.name}</bdi>
        </b>
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
  const own = latest?.author === user.name ? t`You` : shortName(latest?.author ?? '');
  return (
    <span className={styles.words} dir="auto">
      {hasSubject({ channel }) && subject !== '' ? <span className={styles.subject}>{subject} </span> : null}
      {latest?.direction === 'out' ? <bdi>{own}: </bdi> : null}
      {latest?.text}
    </span>
  );
}

const troubles = {
  failed: { words: t`Not delivered`, tone: 'bad' },
  delayed: { words: t`Delayed`, tone: 'warn' },
  doubtful: { words: t`Perhaps not delivered`, tone: 'warn' },
  waiting: { words: t`Not sent yet`, tone: 'warn' },
} as const;

/** The hour of today, the day of any other: a row has no room for both. */
function timeOf(at: string): string {
  return dayOf(at) === dayOf(new Date()) ? clock(at) : dayOf(at);
}

/** An answer that is written and has not gone. */
function HeldMark({ next }: { next: NonNullable<Summary['heldNext']> }) {
  if (next.state === 'stopped')
    return (
      <Badge tone="warn">
        <Trans>Answer held back</Trans>
      </Badge>
    );
  return (
    <Badge tone="accent" icon={<IconClock size={12} stroke={1.8} aria-hidden="true" />}>
      {next.kind === 'undo' ? t`Going out` : t`Goes out ${ph({ when: timeOf(next.dueAt) })}`}
    </Badge>
  );
}

/** The number is seen; what it counts is heard. */
function Unread({ many }: { many: number }) {
  return (
    <Plural
      value={many}
      one={
        <Trans>
          #<span className={styles.silent}> unread</span>
        </Trans>
      }
      other={
        <Trans>
          #<span className={styles.silent}> unread</span>
        </Trans>
      }
    />
  );
}

function Marks({ row, gone }: { row: Summary; gone: boolean }) {
  const { view } = usePlace();
  return (
    <>
      <OwnMark row={row} />
      {row.snoozedUntil === null ? null : (
        <Badge icon={<IconAlarmSnooze size={12} stroke={1.8} aria-hidden="true" />}>
          <Trans>
            <span className={styles.silent}>Snoozed until </span>
            {ph({ when: timeOf(row.snoozedUntil) })}
          </Trans>
        </Badge>
      )}
      {gone ? (
        <Badge>
          <Trans>Left this view</Trans>
        </Badge>
      ) : (
        <Standing row={row} />
      )}
      <PromiseMark promised={row.promised} />
      {row.heldNext === null ? null : <HeldMark next={row.heldNext} />}
      {row.latest?.trouble == null ? null : (
        <Badge tone={troubles[row.latest.trouble].tone}>{troubles[row.latest.trouble].words}</Badge>
      )}
      <TagChips tags={row.tags} atMost={2} />
      {row.assignee !== null && view !== 'mine' ? <span className={styles.assignee}>{row.assignee.name}</span> : null}
      {isUnread(row) && !gone ? (
        <span className={styles.unread}>
          <Unread many={row.unread} />
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
  if (waits)
    return (
      <Badge tone="warn">
        <Trans>Waits for the connection</Trans>
      </Badge>
    );
  if (draft.notice !== null)
    return (
      <Badge tone="bad">
        <Trans>Not sent</Trans>
      </Badge>
    );
  const elsewhere = draft.base === 0 && drafting.some(({ member }) => member === user.id);
  if (isWritten(draft) || elsewhere)
    return (
      <Badge tone="accent">
        <Trans>Draft</Trans>
      </Badge>
    );
  const colleague = drafting.find(({ member }) => member !== user.id);
  return colleague === undefined ? null : (
    <Badge>
      <Trans>{ph({ name: shortName(colleague.name) })} writes</Trans>
    </Badge>
  );
}

function Standing({ row }: { row: Summary }) {
  const { view, saved, words } = usePlace();
  const said = saidStatus(row);
  const known = words === '' && saved === undefined && isSaidByView(row, view);
  return (
    <>
      <WaitsBadge conversation={row} />
      {said === null || known ? null : <Badge tone={toneOf(row)}>{said}</Badge>}
    </>
  );
}
