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
  if (!active) return { tone: 'plain', words: 'Switched off' };
  if (health === 'failing') return { tone: 'bad', words: 'Failing' };
  if (missing.length > 0) return { tone: 'warn', words: 'Something is missing' };
  return health === 'good' ? { tone: 'good', words: 'Works' } : { tone: 'plain', words: 'Not used yet' };
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

function Failing({ what, health: { since, reason } }: { what: string; health: Health }) {
  return (
    <>
      {what}
      {since === null ? null : (
        <>
          {' '}
          since <Moment at={since} long />
        </>
      )}
      {reason === null ? '.' : `: ${sentence(reason)}`}
    </>
  );
}

function incomingWords(health: Health, fetched: boolean): ReactNode {
  const { state, at, checkedAt } = health;
  if (state === 'failing') return <Failing what="No mail comes in" health={health} />;
  if (at !== null)
    return (
      <>
        Last mail in: <Moment at={at} long />
      </>
    );
  if (checkedAt !== null) return 'It is looked into, and no mail has come in yet.';
  return fetched ? 'Not looked into yet.' : 'No mail has been forwarded here yet.';
}

function outgoingWords(health: Health): ReactNode {
  const { state, at } = health;
  if (state === 'failing') return <Failing what="Nothing goes out" health={health} />;
  if (at === null) return 'Nothing has been sent by its server yet.';
  return (
    <>
      Last mail out: <Moment at={at} long />
    </>
  );
}

/** How mail comes in by a mailbox and how it goes out, a sentence each. */
export function Directions({ channel: { active, mail, incoming, outgoing } }: { channel: Channel }) {
  if (!active || (incoming === null && outgoing === null)) return null;
  return (
    <ul className={styles.directions}>
      {incoming === null ? null : (
        <li data-state={incoming.state}>
          <IconArrowDownLeft size={15} stroke={1.8} role="img" aria-label="Coming in:" />
          <span>{incomingWords(incoming, mail?.incoming === 'imap')}</span>
        </li>
      )}
      {outgoing === null ? null : (
        <li data-state={outgoing.state}>
          <IconArrowUpRight size={15} stroke={1.8} role="img" aria-label="Going out:" />
          <span>{outgoingWords(outgoing)}</span>
        </li>
      )}
    </ul>
  );
}
