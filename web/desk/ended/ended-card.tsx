import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Avatar } from '../../ui/avatar.tsx';
import { HeldBack } from '../../ui/held-back.tsx';
import { KeyboardHint } from '../../ui/hint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useMay } from '../../app/session.ts';
import { channelLook } from '../channel-look.ts';
import { feelingWords } from '../feeling-words.ts';
import type { Ended, Later } from './ended.ts';
import { RemindMe } from './remind-me.tsx';
import type { Why } from './writing-again.ts';
import styles from './ended.module.css';

interface EndedCardProps {
  ended: Ended;
  /** The times of a reminder are open. */
  reminding: boolean;
  setReminding(open: boolean): void;
  write(why: Why): void;
}

/** One customer: what it was about, what happened since, and the ways to write to them again. */
export function EndedCard({ ended, reminding, setReminding, write }: EndedCardProps) {
  const { conversation, customer, answeredAt, later, between } = ended;
  const { Icon } = channelLook[conversation.channel];
  return (
    <li className={styles.card} data-ended tabIndex={-1} aria-label={customer.name}>
      <header className={styles.head}>
        <Avatar name={customer.name} size={30} />
        <div className={styles.who}>
          <h2>
            <Link to="/inbox/$conversation" params={{ conversation: conversation.id }} search={{ view: 'resolved' }}>
              <bdi>{customer.name}</bdi>
            </Link>
          </h2>
          <p>
            <Icon size={14} stroke={1.7} aria-hidden="true" />
            {conversation.subject === '' ? null : <bdi className={styles.subject}>{conversation.subject}</bdi>}
            <span>
              <Trans>
                You answered <Moment at={answeredAt} long />
              </Trans>
            </span>
          </p>
        </div>
      </header>
      {later.length === 0 ? (
        <p className={styles.quiet}>
          <Trans>Nothing since then: no question came back.</Trans>
        </p>
      ) : (
        <ol className={styles.line} aria-label={t`Since then`}>
          {between > 0 ? <Between customer={customer.id} count={between} /> : null}
          {later.map((each) => (
            <Step key={each.id} step={each} of={conversation.id} />
          ))}
        </ol>
      )}
      <div className={styles.acts}>
        <Button
          variant="default"
          size="compact-md"
          rightSection={<KeyboardHint keys="t" />}
          onClick={() => write('thank')}
        >
          <Trans>Thank</Trans>
        </Button>
        <Button
          variant="default"
          size="compact-md"
          rightSection={<KeyboardHint keys="f" />}
          onClick={() => write('follow')}
        >
          <Trans>Follow up</Trans>
        </Button>
        <RemindMe ended={ended} opened={reminding} setOpened={setReminding} />
      </div>
    </li>
  );
}

/** What lies between the answer and the latest. */
function Between({ customer, count }: { customer: string; count: number }) {
  const words = t`${count} more before that`;
  return (
    <li className={styles.step}>
      <i className={styles.dot} aria-hidden="true" />
      {useMay('customer.read') ? <Link to={`/customers/${customer}` as string}>{words}</Link> : <span>{words}</span>}
    </li>
  );
}

function Step({ step, of }: { step: Later; of: string }) {
  const { words, conversation, feelings, held, at } = step;
  const said = feelings === null ? words : feelingWords(feelings);
  return (
    <li className={styles.step} data-feels={feelings !== null || held !== null}>
      <i className={styles.dot} aria-hidden="true" />
      {held !== null ? (
        <HeldBack held={held} />
      ) : conversation === null ? (
        <b>{said}</b>
      ) : (
        <Link to="/inbox/$conversation" params={{ conversation }} search={{ view: 'open' }}>
          {conversation === of ? (
            <b>{said}</b>
          ) : (
            <Trans>
              <b>{said}</b>, elsewhere
            </Trans>
          )}
        </Link>
      )}
      <Moment at={at} long />
    </li>
  );
}
