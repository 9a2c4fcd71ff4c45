import { Button } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { sendTestMail } from '#core/contract/senders.ts';
import { useWrite } from '../../app/read.ts';
import { toastError } from '../../app/toast.tsx';
import { State, type Tone } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import type { Sending } from './sending-page.tsx';
import styles from './sending.module.css';

type Mailbox = Sending['mailboxes'][number];
type Test = NonNullable<Mailbox['test']>;

/** Sends whoever presses it a mail by the way that answers go. */
export function SendTestMail({ mailbox: { id, test } }: { mailbox: Mailbox }) {
  const send = useWrite(sendTestMail, { outdates: ['sending.'], onError: toastError });
  return (
    <Button
      size="compact-md"
      variant="default"
      leftSection={<IconMailForward size={15} stroke={1.7} />}
      loading={send.isPending || test?.state === 'waiting'}
      onClick={() => send.mutate({ id })}
    >
      Send a test mail to myself
    </Button>
  );
}

const heads: Record<Test['state'], { tone: Tone; words: string }> = {
  waiting: { tone: 'plain', words: 'On its way' },
  sent: { tone: 'good', words: 'Sent' },
  uncertain: { tone: 'warn', words: 'Perhaps sent' },
  refused: { tone: 'bad', words: 'Not sent' },
};

function sentence({ state, reason, to }: Test): string {
  const because = reason === null ? '' : reason.replace(/[.\s]*$/, '.');
  if (state === 'sent')
    return `The outgoing server took the mail to ${to}. Look whether it arrives, and where. ${because}`;
  if (state === 'waiting') return `The mail to ${to} waits for its turn. ${because}`;
  if (state === 'refused') return `${because} It is not tried again.`;
  return `${because} Look whether it arrives.`;
}

/** What became of the newest test mail. */
export function TestMailResult({ test }: { test: Test }) {
  const { tone, words } = heads[test.state];
  return (
    <div className={styles.test} role="status">
      <State tone={tone}>{words}</State>
      <p>
        {sentence(test)}{' '}
        <span className="muted">
          <Moment at={test.askedAt} long />
        </span>
      </p>
    </div>
  );
}
