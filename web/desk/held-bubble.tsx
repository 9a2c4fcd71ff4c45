import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useShortcut } from '../app/shortcuts.ts';
import { useMay } from '../app/session.ts';
import { dayAndClock, fullMoment } from '../ui/format.ts';
import { moveTo, sendNow, takeBack, type Held } from './held.ts';
import { useOwner } from './owner.ts';
import { MessageRecipients } from './recipients/message-recipients.tsx';
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
        <IconClock size={12} stroke={2} aria-hidden="true" /> {author.mine ? 'You' : author.name} · <When held={held} />
      </header>
      <Written text={text} marked={marked ? text : null} pictureAt={uploadAt} />
      {signature === null ? null : <Signature text={signature} />}
      {copies.length === 0 ? null : <MessageRecipients recipients={copies} />}
      {files.length === 0 ? null : <p className={styles.head}>{files.map(({ name }) => name).join(', ')}</p>}
      <Acts held={held} conversation={conversation} newest={newest} />
    </article>
  );
}

function afterwards({ resolve, snoozeUntil }: Pick<Held, 'resolve' | 'snoozeUntil'>): string {
  if (resolve) return ' and resolves';
  return snoozeUntil === null ? '' : ` and snoozes until ${dayAndClock(snoozeUntil)}`;
}

function When({ held: { state, kind, reason, dueAt, resolve, snoozeUntil } }: { held: Held }) {
  const left = useSecondsTo(dueAt, state === 'held' && kind === 'undo');
  const then = afterwards({ resolve, snoozeUntil });
  if (state === 'stopped')
    return (
      <span className={styles.delivery} data-tone="warn">
        held back: {reason}
      </span>
    );
  if (kind === 'undo') return <span>{left > 0 ? `goes out in ${left} s${then}` : 'goes out now'}</span>;
  return (
    <time dateTime={dueAt} title={fullMoment(dueAt)}>
      goes out {dayAndClock(dueAt)}
      {then}
    </time>
  );
}

/** Whole seconds until then, counted while the page is looked at. */
function useSecondsTo(at: string, counting: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!counting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [counting]);
  return Math.max(0, Math.ceil((Date.parse(at) - now) / 1000));
}

function Acts({ held, conversation, newest }: HeldBubbleProps) {
  const owner = useOwner();
  const mayReply = useMay('conversation.reply');
  const back = () => void takeBack(held.id, { owner, conversation });
  const undoing = held.kind === 'undo' && held.state === 'held';
  useShortcut({ keys: 'z', label: 'Take the answer back', group: 'Writing' }, back, undoing && held.author.mine);
  if (!mayReply) return null;
  if (undoing)
    return (
      <div className={styles.acts}>
        <Button size="compact-sm" variant="default" onClick={back}>
          Undo
        </Button>
      </div>
    );
  return (
    <div className={styles.acts}>
      <Button size="compact-sm" variant="default" onClick={() => void sendNow(held, newest)}>
        Send now
      </Button>
      <SendLater label="Change time" choose={(at) => void moveTo(held, at, newest)} />
      <Button size="compact-sm" variant="default" onClick={back}>
        {held.state === 'stopped' ? 'Edit' : 'Cancel'}
      </Button>
    </div>
  );
}
