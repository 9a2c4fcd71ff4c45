import { IconClockExclamation, IconMailX } from '@tabler/icons-react';
import { bounceWords } from '#core/channels/bounce-reasons.ts';
import type { MessageItem } from './items.ts';
import styles from './trust.module.css';

type Bounce = NonNullable<MessageItem['bounce']>;

/** What it is about stands before what it says. */
function words(bounce: Bounce): string {
  const said = wordsOf(bounce);
  if (bounce.earlier) return `Before it was sent again: ${said}`;
  return bounce.sure ? said : `A report that names no mail of ours says: ${said}`;
}

function wordsOf({ kind, action, address, ...bounce }: Bounce): string {
  const whom = address ?? 'The recipient';
  if (kind === 'complaint') return `${whom} marked this as spam.`;
  if (action === 'delayed') return `Has not arrived at ${address ?? 'the recipient'} yet. ${bounceWords(bounce)}.`;
  return `Did not reach ${address ?? 'the recipient'}. ${bounceWords(bounce)}.`;
}

/** What another server or the recipient told about a mail of ours after it was sent. */
export function BounceLine({ message: { bounce, direction, state } }: { message: MessageItem }) {
  if (bounce === null || direction === 'in') return null;
  // What it failed for stands above the message already.
  if (state === 'failed' && !bounce.earlier && bounce.kind === 'delivery') return null;
  const Icon = bounce.action === 'delayed' ? IconClockExclamation : IconMailX;
  return (
    <p
      className={styles.told}
      data-earlier={bounce.earlier}
      title={bounce.diagnostic === '' ? undefined : bounce.diagnostic}
    >
      <Icon size={15} stroke={1.8} aria-hidden="true" />
      <span>{words(bounce)}</span>
    </p>
  );
}
