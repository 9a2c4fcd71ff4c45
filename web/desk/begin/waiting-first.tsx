import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { listFirstMessages } from '#core/contract/first-messages.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { dayAndClock, fullMoment } from '../../ui/format.ts';
import { channelLook } from '../channel-look.ts';
import { useOwner } from '../owner.ts';
import { useSecondsTo } from '../seconds-to.ts';
import { SendLater } from '../send-later.tsx';
import { moveFirstTo, sendFirstNow, takeFirstBack, type HeldFirst } from './held-first.ts';
import styles from './waiting-first.module.css';

/** New conversations that have not begun: their seconds run, they wait for their time, or something keeps them back. */
export function WaitingFirst() {
  const { data } = useRead(listFirstMessages, {}, { enabled: useMay('conversation.reply') });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ul className={styles.waiting} aria-label={t`New conversations that wait`}>
      {items.map((held) => (
        <li key={held.id} data-state={held.state}>
          <Whom held={held} />
          <div className={styles.line}>
            <When held={held} />
            <Acts held={held} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Whom({ held: { channel, to, subject, author } }: { held: HeldFirst }) {
  const { Icon, name } = channelLook[channel];
  return (
    <div className={styles.whom}>
      <Icon size={14} stroke={1.7} aria-label={name} />
      <b>
        <bdi>{to}</bdi>
      </b>
      {subject === null ? null : <span dir="auto">{subject}</span>}
      {author.mine ? null : <small>{author.name}</small>}
    </div>
  );
}

function When({ held: { kind, state, reason, dueAt } }: { held: HeldFirst }) {
  const seconds = useSecondsTo(dueAt, state === 'held' && kind === 'undo');
  if (state === 'stopped')
    return (
      <span className={styles.when} data-tone="warn">
        <Trans>held back: {reason}</Trans>
      </span>
    );
  if (kind === 'undo')
    return <span className={styles.when}>{seconds > 0 ? t`goes out in ${seconds} s` : t`goes out now`}</span>;
  const when = dayAndClock(dueAt);
  return (
    <time className={styles.when} dateTime={dueAt} title={fullMoment(dueAt)}>
      {t`goes out ${when}`}
    </time>
  );
}

function Acts({ held }: { held: HeldFirst }) {
  const owner = useOwner();
  const navigate = useNavigate();
  const write = () => void navigate({ to: '/inbox/new' });
  const back = () => void takeFirstBack(held.id, { owner, write });
  if (held.kind === 'undo' && held.state === 'held')
    return (
      <Button size="compact-sm" variant="default" onClick={back}>
        <Trans>Undo</Trans>
      </Button>
    );
  return (
    <span className={styles.acts}>
      <Button size="compact-sm" variant="default" onClick={() => void sendFirstNow(held)}>
        <Trans>Send now</Trans>
      </Button>
      <SendLater label={t`Change time`} choose={(at) => void moveFirstTo(held, at)} />
      <Button size="compact-sm" variant="default" onClick={back}>
        <Trans>Edit</Trans>
      </Button>
    </span>
  );
}
