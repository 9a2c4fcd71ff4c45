import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
      <Trans>Send a test mail to myself</Trans>
    </Button>
  );
}

const heads: Record<Test['state'], { tone: Tone; words: string }> = {
  waiting: { tone: 'plain', words: t`On its way` },
  sent: { tone: 'good', words: t({ message: 'Sent', comment: 'a test mail' }) },
  uncertain: { tone: 'warn', words: t`Perhaps sent` },
  refused: { tone: 'bad', words: t`Not sent` },
};

function sentence({ state, reason, to }: Test): string {
  const because = reason === null ? '' : reason.replace(/[.\s]*$/, '.');
  if (state === 'sent')
    return `${t`The outgoing server took the mail to ${to}. Look whether it arrives, and where.`} ${because}`;
  if (state === 'waiting') return `${t`The mail to ${to} waits for its turn.`} ${because}`;
  return `${because} ${state === 'refused' ? t`It is not tried again.` : t`Look whether it arrives.`}`;
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
