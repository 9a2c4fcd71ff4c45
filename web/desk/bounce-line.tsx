import { t } from '@lingui/core/macro';
import { IconClockExclamation, IconMailX } from '@tabler/icons-react';
import type { MessageItem } from './items.ts';
import { bounceWords } from './bounce-words.ts';
import styles from './trust.module.css';

type Bounce = NonNullable<MessageItem['bounce']>;

/** What it is about stands before what it says. */
function words(bounce: Bounce): string {
  const said = wordsOf(bounce);
  if (bounce.earlier) return t`Before it was sent again: ${said}`;
  return bounce.sure ? said : t`A report that names no mail of ours says: ${said}`;
}

function wordsOf({ kind, action, address, ...bounce }: Bounce): string {
  if (kind === 'complaint')
    return address === null ? t`The recipient marked this as spam.` : t`${address} marked this as spam.`;
  const reason = bounceWords(bounce);
  if (action === 'delayed')
    return address === null
      ? t`Has not arrived at the recipient yet. ${reason}.`
      : t`Has not arrived at ${address} yet. ${reason}.`;
  return address === null ? t`Did not reach the recipient. ${reason}.` : t`Did not reach ${address}. ${reason}.`;
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
