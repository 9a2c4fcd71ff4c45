import { t } from '@lingui/core/macro';
import { Fragment } from 'react';
import { keptBack } from '#core/channels/suppression.ts';
import type { Recipient } from '#core/channels/copies.ts';
import { recipientNames } from './recipient-words.ts';
import styles from './recipients.module.css';

interface MessageRecipientsProps {
  recipients: ReadonlyArray<Pick<Recipient, 'address' | 'name' | 'kind'> & Partial<Recipient>>;
}

/** To whom a mail with more than one went, and who of them did not get it. */
export function MessageRecipients({ recipients }: MessageRecipientsProps) {
  if (recipients.length === 0) return null;
  const failed = recipients.filter(({ state }) => state === 'failed');
  return (
    <div className={styles.recipients}>
      <p>
        {(['to', 'cc', 'bcc'] as const).map((kind) => (
          <Named key={kind} label={recipientNames[kind]} people={recipients.filter((one) => one.kind === kind)} />
        ))}
      </p>
      {failed.map(({ address, reason }) => (
        <p key={address} data-tone="bad">
          {notDelivered(address, reason ?? null)}
        </p>
      ))}
    </div>
  );
}

function notDelivered(address: string, reason: string | null): string {
  if (reason === null) return t`Not delivered to ${address}.`;
  return reason.startsWith(keptBack) ? reason : t`Not delivered to ${address}: ${reason}`;
}

function Named({ label, people }: { label: string; people: MessageRecipientsProps['recipients'] }) {
  if (people.length === 0) return null;
  return (
    <span className={styles.named}>
      {label}{' '}
      {people.map(({ address, name, state }, at) => (
        <Fragment key={address}>
          {at === 0 ? '' : ', '}
          <bdi title={address} data-failed={state === 'failed'}>
            {name === '' ? address : name}
          </bdi>
        </Fragment>
      ))}{' '}
    </span>
  );
}
