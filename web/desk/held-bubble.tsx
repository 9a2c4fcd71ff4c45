import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useShortcut } from '../app/shortcuts.ts';
import { useMay } from '../app/session.ts';
import { dayAndClock, fullMoment, listed } from '../ui/format.ts';
import { moveTo, sendNow, takeBack, type Held } from './held.ts';
import { useOwner } from './owner.ts';
import { MessageRecipients } from './recipients/message-recipients.tsx';
import { useSecondsTo } from './seconds-to.ts';
import { SendLater } from './send-later.tsx';
import { Signature } from './signature.tsx';
import { uploadAt, Written } from './words/written.tsx';
import styles from './items.module.css';

interface HeldBubbleProps {
  held: Held;
  conversation: string;
  /** The newest message on the screen. */
  newest: string | null;
}

/** An answer that has not gone out: its seconds run, it waits for its time, or something keeps it back. */
export function HeldBubble({ held, conversation, newest }: HeldBubbleProps) {
  const { text, marked, signature, author, files, state, copies } = held;
  return (
    <article className={styles.bubble} data-side="out" data-held={state}>
      <header className={styles.head}>
        <IconClock size={12} stroke={2} aria-hidden="true" /> {author.mine ? t`You` : author.name} ·{' '}
        <When held={held} />
      </header>
      <Written text={text} marked={marked ? text : null} pictureAt={uploadAt} />
      {signature === null ? null : <Signature text={signature} />}
      {copies.length === 0 ? null : <MessageRecipients recipients={copies} />}
      {files.length === 0 ? null : <p className={styles.head}>{listed(files.map(({ name }) => name))}</p>}
      <Acts held={held} conversation={conversation} newest={newest} />
    </article>
  );
}

/** When it goes, and what happens then. */
function goesAt({ dueAt, resolve, snoozeUntil }: Held): string {
  const when = dayAndClock(dueAt);
  if (resolve) return t`goes out ${when} and resolves`;
  if (snoozeUntil === null) return t`goes out ${when}`;
  const until = dayAndClock(snoozeUntil);
  return t`goes out ${when} and snoozes until ${until}`;
}

function goesIn(seconds: number, { resolve, snoozeUntil }: Held): string {
  if (resolve) return t`goes out in ${seconds} s and resolves`;
  if (snoozeUntil === null) return t`goes out in ${seconds} s`;
  const until = dayAndClock(snoozeUntil);
  return t`goes out in ${seconds} s and snoozes until ${until}`;
}

function When({ held }: { held: Held }) {
  const { state, kind, reason, dueAt } = held;
  const left = useSecondsTo(dueAt, state === 'held' && kind === 'undo');
  if (state === 'stopped')
    return (
      <span className={styles.delivery} data-tone="warn">
        <Trans>held back: {reason}</Trans>
      </span>
    );
  if (kind === 'undo') return <span>{left > 0 ? goesIn(left, held) : t`goes out now`}</span>;
  return (
    <time dateTime={dueAt} title={fullMoment(dueAt)}>
      {goesAt(held)}
    </time>
  );
}

function Acts({ held, conversation, newest }: HeldBubbleProps) {
  const owner = useOwner();
  const mayReply = useMay('conversation.reply');
  const back = () => void takeBack(held.id, { owner, conversation });
  const undoing = held.kind === 'undo' && held.state === 'held';
  useShortcut({ keys: 'z', label: t`Take the answer back`, group: t`Writing` }, back, undoing && held.author.mine);
  if (!mayReply) return null;
  if (undoing)
    return (
      <div className={styles.acts}>
        <Button size="compact-sm" variant="default" onClick={back}>
          <Trans>Undo</Trans>
        </Button>
      </div>
    );
  return (
    <div className={styles.acts}>
      <Button size="compact-sm" variant="default" onClick={() => void sendNow(held, newest)}>
        <Trans>Send now</Trans>
      </Button>
      <SendLater label={t`Change time`} choose={(at) => void moveTo(held, at, newest)} />
      <Button size="compact-sm" variant="default" onClick={back}>
        {held.state === 'stopped' ? t`Edit` : t`Cancel`}
      </Button>
    </div>
  );
}
