import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import type { Tone } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import type { Channel } from './mailbox-values.ts';
import styles from './directions.module.css';
import settings from './settings.module.css';

type Health = NonNullable<Channel['incoming']>;

/** How a channel is as a whole, in a word or two. */
export function wholeHealthOf({ active, health, missing }: Channel): { tone: Tone; words: string } {
  if (!active) return { tone: 'plain', words: t`Switched off` };
  if (health === 'failing') return { tone: 'bad', words: t`Failing` };
  if (missing.length > 0) return { tone: 'warn', words: t`Something is missing` };
  return health === 'good' ? { tone: 'good', words: t`Works` } : { tone: 'plain', words: t`Not used yet` };
}

/** What a channel lacks, a sentence each. */
export function Missing({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ul className={settings.missing}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function sentence(reason: string): string {
  return reason.replace(/[.\s]*$/, '.');
}

function Failing({ failure, reason }: { failure: ReactNode; reason: string | null }) {
  if (reason === null) return <>{failure}.</>;
  const why = sentence(reason);
  return (
    <Trans comment="What is wrong with a mailbox, and why">
      {failure}: {why}
    </Trans>
  );
}

function NothingIn({ since }: { since: string | null }) {
  if (since === null) return <Trans>No mail comes in</Trans>;
  return (
    <Trans>
      No mail comes in since <Moment at={since} long />
    </Trans>
  );
}

function NothingOut({ since }: { since: string | null }) {
  if (since === null) return <Trans>Nothing goes out</Trans>;
  return (
    <Trans>
      Nothing goes out since <Moment at={since} long />
    </Trans>
  );
}

function incomingWords(health: Health, fetched: boolean): ReactNode {
  const { state, at, checkedAt, since, reason } = health;
  if (state === 'failing') return <Failing failure={<NothingIn since={since} />} reason={reason} />;
  if (at !== null)
    return (
      <Trans>
        Last mail in: <Moment at={at} long />
      </Trans>
    );
  if (checkedAt !== null) return t`It is looked into, and no mail has come in yet.`;
  return fetched ? t`Not looked into yet.` : t`No mail has been forwarded here yet.`;
}

function outgoingWords(health: Health): ReactNode {
  const { state, at, since, reason } = health;
  if (state === 'failing') return <Failing failure={<NothingOut since={since} />} reason={reason} />;
  if (at === null) return t`Nothing has been sent by its server yet.`;
  return (
    <Trans>
      Last mail out: <Moment at={at} long />
    </Trans>
  );
}

/** How mail comes in by a mailbox and how it goes out, a sentence each. */
export function Directions({ channel: { active, mail, incoming, outgoing } }: { channel: Channel }) {
  if (!active || (incoming === null && outgoing === null)) return null;
  return (
    <ul className={styles.directions}>
      {incoming === null ? null : (
        <li data-state={incoming.state}>
          <IconArrowDownLeft size={15} stroke={1.8} role="img" aria-label={t`Coming in:`} />
          <span>{incomingWords(incoming, mail?.incoming === 'imap')}</span>
        </li>
      )}
      {outgoing === null ? null : (
        <li data-state={outgoing.state}>
          <IconArrowUpRight size={15} stroke={1.8} role="img" aria-label={t`Going out:`} />
          <span>{outgoingWords(outgoing)}</span>
        </li>
      )}
    </ul>
  );
}
